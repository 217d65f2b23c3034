using System.Xml;
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
        var setting = Processes.FirstOrDefault(setting => setting.Covers(mode, category));
        var usual = setting?.Choice ?? ProcessChoice.Nothing;
        var newest = ProcessTerms.First with
        {
            Version = BookingProcesses.Newest(mode).Version,
            NoShow = NoShowTerms.Usual,
            Delivery = DeliveryTerms.Usual,
            Complaints = mode is BookingMode.Unpaid ? null : ComplaintTerms.Usual,
            Penalty = mode is BookingMode.Unpaid ? null : setting?.PenaltyTerms,
        };
        var chosen = (own ?? ProcessChoice.Nothing).On(usual.On(newest));
        return (own?.DeliversWork ?? usual.DeliversWork) is true ? chosen : chosen with { Delivery = null };
    }

    /// <summary>What is wrong with these options; null when nothing is.</summary>
    public string? Fault() =>
        Processes.SelectMany(setting => ProcessSettings.FaultsOf(setting.Choice).Concat(setting.PenaltyFaults()))
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

    /// <summary>What a provider pays who does not keep a booking, from the longest notice to the shortest. No listing chooses that itself; by default nothing.</summary>
    public IReadOnlyList<PenaltyTier> Penalty { get; init; } = [];

    internal PenaltyTerms? PenaltyTerms => Penalty is [] ? null : new PenaltyTerms([.. Penalty]);

    internal IEnumerable<(string Name, string Bounds)> PenaltyFaults()
    {
        if (Penalty.Count > Bookings.PenaltyTerms.MostTiers)
        {
            yield return ("penalty", $"has at most {Bookings.PenaltyTerms.MostTiers} tiers");
        }

        if (Penalty.Any(tier => tier.Percent is < 0 or > 100))
        {
            yield return ("penalty.percent", "must be between 0 and 100");
        }

        if (Penalty.Any(tier => tier.MinimumNotice < TimeSpan.Zero || tier.MinimumNotice > Bookings.PenaltyTerms.LongestNotice))
        {
            yield return ("penalty.minimumNotice", $"must be between {XmlConvert.ToString(TimeSpan.Zero)} and {XmlConvert.ToString(Bookings.PenaltyTerms.LongestNotice)}");
        }

        if (Penalty.Zip(Penalty.Skip(1)).Any(pair => pair.First.MinimumNotice <= pair.Second.MinimumNotice))
        {
            yield return ("penalty", "must go from the longest notice to the shortest");
        }
    }

    public bool Covers(BookingMode mode, string category) =>
        (Mode is not { } wanted || wanted == mode)
        && (Category is null || category == Category || category.StartsWith($"{Category}/", StringComparison.Ordinal));
}
