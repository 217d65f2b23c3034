namespace Marketplace.Ledger;

/// <summary>
/// The accounting periods of the marketplace: closed one after the other, and sealed. There is one, whose key is <see cref="Key"/>:
/// each seal is bound to the one before it, so the periods have one line.
/// </summary>
[Alias("books")]
public interface IBooksGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>The only key.</summary>
    static readonly Guid Key = DerivedId.From(Guid.Empty, "books");

    /// <summary>Closes a month that is over. What is booked from then on counts for the first month that is open.</summary>
    /// <remarks>Refusals: `ledger.unknown-period`, `ledger.period-closed`, `ledger.period-not-sealed`, `ledger.period-not-next`, `ledger.period-not-over`.</remarks>
    [Alias("close")]
    Task<Outcome<BooksView>> Close(ClosePeriod command);

    [Alias("seal")]
    Task Seal(SealPeriod command);

    /// <remarks>Refusals: `ledger.unknown-period`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<BooksView>> Read(Actor by, CancellationToken cancellationToken);
}

/// <param name="Month">The first day of the month that was closed last.</param>
/// <param name="From">Its first instant; null for the first period.</param>
/// <param name="Until">Everything before this instant is closed.</param>
/// <param name="Seal">Of the period that was sealed last; null before the first.</param>
/// <param name="IsSealed">Whether the month that was closed last is sealed too.</param>
/// <param name="CloseAt">When the next one is closed by itself.</param>
/// <param name="Version">Of the books.</param>
[GenerateSerializer, Immutable, Alias("books.view")]
public sealed record BooksView(
    DateOnly Month, DateTimeOffset? From, DateTimeOffset Until, string? Seal, bool IsSealed, DateTimeOffset? CloseAt, long Version) : IVersioned;
