using Marketplace.Complaints;

namespace Marketplace.Bookings;

/// <summary>How the processes of this marketplace differ from their defaults, for all listings or for some.</summary>
public sealed record BookingOptions
{
    public const string Section = "Bookings";

    /// <summary>The first that matches applies; what a listing chooses itself goes before it. By default none.</summary>
    public IReadOnlyList<ProcessSetting> Processes { get; init; } = [];

    /// <summary>What a booking that is sold now runs by.</summary>
    /// <param name="mode">Of the listing.</param>
    /// <param name="category">Of the listing.</param>
    /// <param name="own">What its provider chose.</param>
    public ProcessTerms TermsOf(BookingMode mode, string category, ProcessChoice? own)
    {
        var usual = Processes.FirstOrDefault(setting => setting.Covers(mode, category))?.Choice ?? ProcessChoice.Nothing;
        var newest = ProcessTerms.First with
        {
            Version = BookingProcesses.Newest(mode).Version,
            NoShow = NoShowTerms.Usual,
            Delivery = DeliveryTerms.Usual,
            Complaints = mode is BookingMode.Unpaid ? null : ComplaintTerms.Usual,
        };
        var chosen = (own ?? ProcessChoice.Nothing).On(usual.On(newest));
        return (own?.DeliversWork ?? usual.DeliversWork) is true ? chosen : chosen with { Delivery = null };
    }

    /// <summary>What is wrong with these options; null when nothing is.</summary>
    public string? Fault() =>
        Processes.SelectMany(setting => ProcessSettings.FaultsOf(setting.Choice))
            .Select(fault => $"Bookings:Processes: {fault.Name} {fault.Bounds}.")
            .FirstOrDefault();
}

/// <summary>A choice for a kind of listing.</summary>
public sealed record ProcessSetting
{
    /// <summary>Null matches every mode.</summary>
    public BookingMode? Mode { get; init; }

    /// <summary>Matches itself and everything below it; null matches every category.</summary>
    public string? Category { get; init; }

    public ProcessChoice Choice { get; init; } = new();

    public bool Covers(BookingMode mode, string category) =>
        (Mode is not { } wanted || wanted == mode)
        && (Category is null || category == Category || category.StartsWith($"{Category}/", StringComparison.Ordinal));
}
