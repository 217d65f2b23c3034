namespace Marketplace.Ledger;

/// <summary>What operators read of the ledger.</summary>
internal interface ILedgerEntries
{
    /// <summary>Movements in pages, newest first.</summary>
    /// <param name="account">Only movements that touch this account.</param>
    /// <param name="booking">Only what belongs to this booking.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<LedgerEntryBody>> Read(string? account, Guid? booking, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Every posting of a time as of one moment, oldest first, the legs of a movement in their order.</summary>
    /// <param name="from">Not what happened before it.</param>
    /// <param name="until">Only what happened before it.</param>
    /// <param name="cancellationToken">The request's.</param>
    IAsyncEnumerable<LedgerPosting> Between(DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancellationToken);
}
