namespace Marketplace.Bookings;

/// <summary>The presets of cancellation policies, as data. A booking keeps the one it was made under.</summary>
internal static class CancellationPolicies
{
    private static readonly ImmutableArray<CancellationPolicy> Presets =
    [
        new("flexible", 1, "Full refund up to 24 hours before the start, half of the price after that.",
        [
            new("24-hours", TimeSpan.FromHours(24), null, 100, 100, 0),
            new("late", CancellationTier.AnyTime, null, 50, 0, 0),
        ]),
        new("moderate", 1, "Full refund up to 5 days before the start. After that one unit (hour, day, night, person, or the booking) is kept, and half of the rest is refunded.",
        [
            new("5-days", TimeSpan.FromDays(5), null, 100, 100, 0),
            new("late", CancellationTier.AnyTime, null, 50, 0, 1),
        ]),
        new("firm", 1, "Full refund up to 30 days before the start, or within 48 hours of booking if the start is at least 14 days ahead. Half of the price up to 7 days before the start, nothing after that.",
        [
            new("30-days", TimeSpan.FromDays(30), null, 100, 100, 0),
            new("just-booked", TimeSpan.FromDays(14), TimeSpan.FromHours(48), 100, 100, 0),
            new("7-days", TimeSpan.FromDays(7), null, 50, 0, 0),
        ]),
        new("strict", 1, "Full refund within 48 hours of booking if the start is at least 14 days ahead. Half of the price up to 7 days before the start, nothing after that.",
        [
            new("just-booked", TimeSpan.FromDays(14), TimeSpan.FromHours(48), 100, 100, 0),
            new("7-days", TimeSpan.FromDays(7), null, 50, 0, 0),
        ]),
        new("none", 1, "No refund after booking.", []),
    ];

    /// <summary>What a listing has when its provider chose nothing.</summary>
    public static CancellationPolicy Default => Presets[0];

    public static IEnumerable<string> Names => Presets.Select(policy => policy.Name);

    public static CancellationPolicy? Find(string name) => Presets.FirstOrDefault(policy => policy.Name == name);

    /// <summary>A policy of a provider's own making, with its promise in words.</summary>
    public static CancellationPolicy Of(ImmutableArray<CancellationTier> tiers) =>
        new(CancellationPolicy.Custom, 1, tiers.IsEmpty ? Presets[^1].Text : string.Join(' ', tiers.Select(Sentence)), tiers);

    private static string Sentence(CancellationTier tier)
    {
        var kept = tier switch
        {
            { RetainedAmount: { } amount } => $" after {amount} is kept",
            { RetainedUnits: 0 } => string.Empty,
            { RetainedUnits: 1 } => " after one unit is kept",
            { RetainedUnits: var units } => $" after {units} units are kept",
        };
        var fee = tier.FeeRefundPercent == tier.RefundPercent ? string.Empty
            : tier.FeeRefundPercent == 0 ? " without the customer fee"
            : $" with {tier.FeeRefundPercent} % of the customer fee";
        var lead = tier.MinimumLead > TimeSpan.Zero ? $" up to {Words(tier.MinimumLead)} before the start" : " at any time";
        var grace = tier.WithinOfBooking is { } within ? $" within {Words(within)} of booking" : string.Empty;
        var deposit = tier.Deposit is DepositRule.Refunded ? ", a deposit included" : string.Empty;
        return $"{tier.RefundPercent} % refund{fee}{kept}{lead}{grace}{deposit}.";
    }

    private static string Words(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerDay == 0 ? Count(time.Days, "day") : Count((long)Math.Ceiling(time.TotalHours), "hour");

    private static string Count(long number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
