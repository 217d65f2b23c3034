namespace Marketplace.Hosting;

/// <summary>Says in a few lines where things are.</summary>
internal static class Banner
{
    public static async Task Write(TextWriter output, MarketplaceHost host, TimeSpan startedIn)
    {
        var address = host.App.Urls.FirstOrDefault() ?? string.Empty;
        var version = typeof(Banner).Assembly.GetName().Version?.ToString(3);
        var clock = host.App.Services.GetRequiredKeyedService<TimeProvider>(DomainClock.Key);
        var mode = host.Options.Sandbox.Enabled ? "sandbox" : "production";
        var data = host.Database.IsPrivate ? $" (private, in {Path.GetFullPath(host.Options.Database.Directory)})" : string.Empty;

        await output.WriteLineAsync(
            $"""
            Marketplace {version} is ready after {startedIn.TotalSeconds:0.0} s ({Engine.Name} engine, {mode}).
              API       {address}/api/v1/marketplace
              Docs      {address}/docs
              Database  {host.Database.Where}{data}
              Time      {clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}
            Ctrl-C stops all of it.
            """);
    }
}
