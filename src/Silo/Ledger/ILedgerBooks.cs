namespace Marketplace.Ledger;

/// <summary>Sums over the whole ledger and over what it has to agree with.</summary>
internal interface ILedgerBooks
{
    /// <param name="cash">The accounts whose sum is what gateways should hold.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>All of it as of one moment: payments and payouts that move meanwhile must not look like a difference.</returns>
    Task<LedgerSums> Sum(IReadOnlyCollection<string> cash, CancellationToken cancellationToken);

    /// <param name="until">Only what counts before it: what came late for a closed period counts in the one that was open then.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>Ordered by account, then currency.</returns>
    Task<ImmutableArray<AccountTotal>> Totals(DateTimeOffset? until, CancellationToken cancellationToken);
}

/// <summary>What <see cref="LedgerProof"/> compares, per currency.</summary>
/// <param name="Entries">All entries.</param>
/// <param name="ProviderBalances">Earned less paid out, as payments and payouts have it.</param>
/// <param name="Liabilities">What the ledger says is owed to providers.</param>
/// <param name="Escrow">What it says is held for bookings.</param>
/// <param name="Cash">What it says lies at gateways.</param>
internal sealed record LedgerSums(
    ImmutableSortedDictionary<string, long> Entries,
    ImmutableSortedDictionary<string, long> ProviderBalances,
    ImmutableSortedDictionary<string, long> Liabilities,
    ImmutableSortedDictionary<string, long> Escrow,
    ImmutableSortedDictionary<string, long> Cash);
