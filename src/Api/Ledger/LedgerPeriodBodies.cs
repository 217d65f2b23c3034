namespace Marketplace.Ledger;

/// <param name="Reason">Why the month is complete, for whoever audits it; at most 1,000 characters.</param>
internal sealed record ClosePeriodRequest(string? Reason);

/// <summary>An accounting period: a month of the marketplace's own calendar.</summary>
/// <param name="Id">Its month: `2026-03`.</param>
/// <param name="State">
/// `open`: what happens in it is booked in it. `closed`: nothing is any more; what comes late counts for the first month that is open.
/// `sealed`: its totals are written down for good.
/// </param>
/// <param name="From">Its first instant; null for the first period that was closed, which holds everything before it.</param>
/// <param name="Until">The first instant after it.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="ClosedBy">The operator who did; null when it was done by schedule.</param>
/// <param name="Reason">Theirs.</param>
/// <param name="SealedAt">When it was sealed.</param>
/// <param name="Postings">How many were sealed.</param>
/// <param name="Digest">SHA-256 over all of them, in the order of the export.</param>
/// <param name="PreviousSeal">The seal of the period before, to which this one is bound.</param>
/// <param name="Seal">SHA-256 over the former seal, the period, the totals and the digest.</param>
internal sealed record LedgerPeriodBody(
    string Id,
    string State,
    DateTimeOffset? From,
    DateTimeOffset Until,
    DateTimeOffset? ClosedAt,
    Guid? ClosedBy,
    string? Reason,
    DateTimeOffset? SealedAt,
    long? Postings,
    string? Digest,
    string? PreviousSeal,
    string? Seal)
{
    public static LedgerPeriodBody Of(LedgerPeriod period) =>
        new(
            period.Name,
            period.Sums is null ? "closed" : "sealed",
            period.From,
            period.Until,
            period.ClosedAt,
            period.ClosedBy,
            period.Reason,
            period.SealedAt,
            period.Sums?.Entries,
            period.Sums?.Digest,
            period.Previous,
            period.Seal);

    public static LedgerPeriodBody Open(string name, DateTimeOffset? from, DateTimeOffset until) =>
        new(name, "open", from, until, null, null, null, null, null, null, null, null);
}

/// <summary>A period with what it comes to.</summary>
/// <param name="Period">Which one.</param>
/// <param name="Accounts">By account and currency: as it was sealed, or as it is now.</param>
/// <param name="Totals">By currency.</param>
internal sealed record LedgerPeriodSums(LedgerPeriodBody Period, ImmutableArray<AccountTotal> Accounts, ImmutableArray<CurrencyTotal> Totals)
{
    public static LedgerPeriodSums Of(LedgerPeriodBody period, ImmutableArray<AccountTotal> accounts) =>
        new(period, accounts, TrialBalance.Of(period.Until, accounts).Totals);
}
