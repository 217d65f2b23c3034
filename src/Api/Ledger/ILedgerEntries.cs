namespace Marketplace.Ledger;

/// <summary>Postings in lists, newest first.</summary>
internal interface ILedgerEntries
{
    /// <param name="account">Only movements that touch this account.</param>
    /// <param name="booking">Only what belongs to this booking.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<LedgerEntryBody>> Read(string? account, Guid? booking, PageRequest page, CancellationToken cancellationToken);
}
