namespace Marketplace.Bookings;

/// <summary>
/// An ordered list of tiers; the first that holds applies, none means that nothing is refunded.
/// </summary>
/// <param name="Name">`flexible`, `moderate`, `firm`, `strict`, `none`, or `custom`.</param>
/// <param name="Version">Counts changes of a preset, so that a snapshot can be told from today's.</param>
/// <param name="Text">The promise as customers read it.</param>
/// <param name="Tiers">In the order in which they are tried.</param>
[GenerateSerializer, Immutable, Alias("booking.cancellation-policy")]
public sealed record CancellationPolicy(string Name, int Version, string Text, ImmutableArray<CancellationTier> Tiers)
{
    /// <summary>The name of policies that providers write themselves.</summary>
    public const string Custom = "custom";

    /// <summary>As many as fit on a page.</summary>
    public const int MaximumTiers = 10;
}

/// <summary>One tier of a policy. Hours are elapsed hours, exact to the second; a boundary belongs to the better tier.</summary>
/// <param name="Name">Shown in previews.</param>
/// <param name="MinimumLead">Holds when at least this much time is left before the anchor.</param>
/// <param name="WithinOfBooking">If set, holds only when it was booked at most this long ago.</param>
/// <param name="RefundPercent">Of the base, 0 to 100, after what is retained.</param>
/// <param name="FeeRefundPercent">Of the customer fee, 0 to 100.</param>
/// <param name="RetainedUnits">How many units of the base are kept before the percentage applies.</param>
/// <param name="RetainedAmount">What is kept instead of units, in the currency of the price; null for none.</param>
/// <param name="Deposit">What becomes of a deposit that was agreed.</param>
[GenerateSerializer, Immutable, Alias("booking.cancellation-tier")]
public sealed record CancellationTier(
    string Name,
    TimeSpan MinimumLead,
    TimeSpan? WithinOfBooking,
    int RefundPercent,
    int FeeRefundPercent,
    int RetainedUnits,
    Money? RetainedAmount = null,
    DepositRule Deposit = DepositRule.Kept)
{
    /// <summary>The lead of a tier that always holds, after the start too: the last tier of most presets is "else".</summary>
    public static readonly TimeSpan AnyTime = TimeSpan.FromDays(-3650);
}

/// <summary>What a tier does with a deposit. Stored by name; never rename.</summary>
public enum DepositRule
{
    /// <summary>It is never given back, however much of the rest is.</summary>
    Kept,

    /// <summary>It is a part of the price like any other.</summary>
    Refunded,
}
