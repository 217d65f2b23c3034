namespace Marketplace.Hosting;

/// <summary>Whether the outside world and time itself are stand-ins.</summary>
internal sealed record SandboxOptions
{
    /// <summary>The default of a development run; refused in production.</summary>
    public bool Enabled { get; init; }

    public static SandboxOptions From(IConfiguration configuration, IHostEnvironment environment) =>
        new() { Enabled = configuration.GetValue("Sandbox:Enabled", !environment.IsProduction()) };

    public IEnumerable<string> Problems(IHostEnvironment environment)
    {
        if (Enabled && environment.IsProduction())
        {
            yield return "Sandbox:Enabled is refused in production: anybody could set the clock and make themselves an admin. "
                + "Set DOTNET_ENVIRONMENT=Development for a run with stand-ins.";
        }
    }
}
