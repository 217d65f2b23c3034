namespace Marketplace.Hosting;

/// <summary>Whether a process that serves the API is a silo too. The embedded engine knows nothing else; a cluster chooses.</summary>
internal sealed record InProcessSiloOptions
{
    /// <summary>True on a developer's machine; in production silos are processes of their own.</summary>
    public bool InProcess { get; init; }

    public static InProcessSiloOptions From(IConfiguration configuration, IHostEnvironment environment) =>
        new() { InProcess = configuration.GetValue("Silo:InProcess", !environment.IsProduction()) };
}
