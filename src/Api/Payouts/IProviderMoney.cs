namespace Marketplace.Payouts;

/// <summary>What a provider earned and was paid, from the read models.</summary>
internal interface IProviderMoney
{
    /// <summary>`pending` and the states of payouts, each per currency.</summary>
    Task<IReadOnlyList<(string Status, Money Amount)>> Sums(Guid providerId, CancellationToken cancellationToken);

    /// <summary>Payouts, newest first.</summary>
    Task<Page<PayoutListItem>> Payouts(Guid providerId, PageRequest page, CancellationToken cancellationToken);
}
