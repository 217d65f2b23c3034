namespace Marketplace.Ledger;

/// <summary>The books against themselves, against what providers are owed, and against the gateway's own record.</summary>
/// <param name="Sums">All entries per currency; every one must be zero.</param>
/// <param name="ProviderBalances">Earned less paid out, per currency, as payments and payouts have it.</param>
/// <param name="Liabilities">What the ledger says is owed to providers, what is kept back for disputes included, per currency; must equal the former.</param>
/// <param name="Escrow">Held for bookings that are not earned yet, per currency.</param>
/// <param name="GatewayDifference">Cash by the ledger less cash by the gateway, per currency; zero once everything has settled.</param>
/// <param name="Seals">The periods that were sealed, against what is booked in them now.</param>
internal sealed record LedgerProof(
    ImmutableSortedDictionary<string, long> Sums,
    ImmutableSortedDictionary<string, long> ProviderBalances,
    ImmutableSortedDictionary<string, long> Liabilities,
    ImmutableSortedDictionary<string, long> Escrow,
    ImmutableSortedDictionary<string, long> GatewayDifference,
    ProvenSeals Seals)
{
    /// <summary>True when nothing is missing and nothing is there twice.</summary>
    public bool Holds =>
        Sums.Values.All(sum => sum == 0)
        && Seals.Broken.IsEmpty
        && GatewayDifference.Values.All(difference => difference == 0)
        && ProviderBalances.Where(balance => balance.Value != 0).SequenceEqual(Liabilities.Where(balance => balance.Value != 0));
}
