namespace Marketplace.Hosting;

/// <summary>A silo without an edge, as it runs in a cluster.</summary>
internal static class SiloProgram
{
    public static Task<int> Run(string[] args) => Startup.Guard(async stopping =>
    {
        if (Engine.IsAlone)
        {
            throw new InvalidConfigurationException(
            [
                $"This build has the {Engine.Name} engine, whose grains live in the process that serves the API: run Marketplace.Api instead. "
                + "A silo of its own needs MarketplaceEngine=Orleans when it is built.",
            ]);
        }

        var builder = WebApplication.CreateBuilder(args);
        var options = MarketplaceOptions.From(builder.Configuration, builder.Environment);
        using var logs = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        await using var database = await MarketplaceDatabase.Open(options.Database, logs.CreateLogger("Marketplace.Database"), stopping);

        builder.AddMarketplaceSilo(options, database);
        builder.Services.AddSiloHealth();
        await using var app = builder.Build();
        Startup.CheckSettings(app.Services);
        app.MapSiloHealth();
        await app.RunAsync(stopping);
    });
}
