namespace Marketplace.Ledger;

/// <summary>What is booked in a time, and the periods that were closed. A late entry counts for the period that was open when it came.</summary>
internal interface ILedgerPeriods
{
    /// <summary>Every posting that is booked in a time, in the one order that digests are made in: when it counts, when it happened, movement, leg.</summary>
    /// <param name="from">Not what is booked before it.</param>
    /// <param name="until">Only what is booked before it.</param>
    /// <param name="cancellationToken">Whoever asks gives up.</param>
    IAsyncEnumerable<LedgerPosting> Booked(DateTimeOffset? from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The same added up by the database.</summary>
    /// <returns>Ordered by account, then currency.</returns>
    Task<ImmutableArray<AccountTotal>> Totals(DateTimeOffset? from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <returns>All that were closed, twelve a year; oldest first.</returns>
    Task<ImmutableArray<LedgerPeriod>> Closed(CancellationToken cancellationToken);
}

/// <summary>A period that was closed.</summary>
/// <param name="Id">Follows from its name.</param>
/// <param name="Name">`2026-03`.</param>
/// <param name="From">Its first instant; null for the first period.</param>
/// <param name="Until">The first instant after it.</param>
/// <param name="ClosedAt">When.</param>
/// <param name="ClosedBy">Which operator; null where the clock did.</param>
/// <param name="Reason">Theirs.</param>
/// <param name="SealedAt">When it was added up; null until then, as is everything below.</param>
/// <param name="Sums">What it comes to.</param>
/// <param name="Previous">The seal before.</param>
/// <param name="Seal">Over all of it.</param>
internal sealed record LedgerPeriod(
    Guid Id,
    string Name,
    DateTimeOffset? From,
    DateTimeOffset Until,
    DateTimeOffset ClosedAt,
    Guid? ClosedBy,
    string? Reason,
    DateTimeOffset? SealedAt,
    PeriodSums? Sums,
    string? Previous,
    string? Seal)
{
    public static Guid IdOf(string name) => DerivedId.From(IBooksGrain.Key, name);
}
