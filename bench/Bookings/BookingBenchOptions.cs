using Microsoft.Extensions.Configuration;

namespace Marketplace.Bench;

/// <summary>How much is measured, for how long. Command line: `--Seconds 10 --Rounds 3 ...`.</summary>
internal sealed record BookingBenchOptions
{
    /// <summary>How long each load lasts.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>How often everything is measured in turn; the tables show each time's figure and the medians.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Bookable resources, one provider with one listing each.</summary>
    public int Calendars { get; init; } = 1_000;

    /// <summary>Bookings that lie in the tables beforehand, by COPY.</summary>
    public int Loaded { get; init; }

    /// <summary>Further settings of the server, to see what they change: `--Server "--Storage:Writers=6 --Storage:Readers=4"`.</summary>
    public string Server { get; init; } = string.Empty;

    /// <summary>Where the private PostgreSQL keeps its data; deleted afterwards. Null takes the folder for temporary files.</summary>
    public string? Folder { get; init; }

    public static BookingBenchOptions From(string[] settings) =>
        new ConfigurationBuilder().AddCommandLine(settings).Build().Get<BookingBenchOptions>() ?? new BookingBenchOptions();
}
