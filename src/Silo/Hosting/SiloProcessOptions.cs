namespace Marketplace.Hosting;

/// <summary>How the silos of a cluster are spread over processes and machines. The embedded engine knows only its own process.</summary>
internal sealed record SiloProcessOptions
{
    /// <summary>Whether the process that serves the API is a silo too: true on a developer's machine; in production silos are processes of their own.</summary>
    public bool InProcess { get; init; }

    /// <summary>Whether all silos and edges are on this machine: they then listen on 127.0.0.1, at whatever ports are free. By default as <see cref="InProcess"/>.</summary>
    public bool Loopback { get; init; }

    public static SiloProcessOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var inProcess = configuration.GetValue("Silo:InProcess", !environment.IsProduction());
        return new() { InProcess = inProcess, Loopback = configuration.GetValue("Silo:Loopback", inProcess) };
    }
}
