using Microsoft.Extensions.Configuration;

namespace Marketplace.Bench;

/// <summary>How much is measured, for how long. Command line: `--Seconds 10 --Rounds 3 ...`.</summary>
internal sealed record MoneyBenchOptions
{
    /// <summary>How long each load lasts.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>How often everything is measured in turn.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Webhooks a second.</summary>
    public int PerSecond { get; init; } = 200;

    /// <summary>Movements of the gateway that are reconciled.</summary>
    public int Objects { get; init; } = 1_000_000;

    /// <summary>Where the private PostgreSQL keeps its data; deleted afterwards. Null takes the folder for temporary files.</summary>
    public string? Folder { get; init; }

    public static MoneyBenchOptions From(string[] settings) =>
        new ConfigurationBuilder().AddCommandLine(settings).Build().Get<MoneyBenchOptions>() ?? new MoneyBenchOptions();
}
