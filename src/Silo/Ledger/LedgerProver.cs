using Marketplace.Gateways;

namespace Marketplace.Ledger;

/// <summary>Computes a <see cref="LedgerProof"/>.</summary>
internal sealed class LedgerProver(ILedgerBooks books, ILedgerPeriods periods, IEnumerable<IConnectedGateway> gateways)
{
    /// <returns>`gateway.unavailable` when a gateway cannot be asked: half a proof proves nothing.</returns>
    public async Task<Outcome<LedgerProof>> Prove(CancellationToken cancellationToken)
    {
        var held = new List<Money>();
        var cash = new List<string>();
        foreach (var gateway in gateways)
        {
            try
            {
                held.AddRange(await gateway.Balance(cancellationToken));
            }
            catch (GatewayUnavailableException)
            {
                return GatewayRefusals.Unavailable;
            }

            cash.Add(Accounts.Cash(gateway.Name));
        }

        var sums = await books.Sum(cash, cancellationToken);
        var difference = sums.Cash.ToBuilder();
        foreach (var balance in held)
        {
            difference[balance.Currency] = difference.GetValueOrDefault(balance.Currency) - balance.Amount;
        }

        return new LedgerProof(
            sums.Entries,
            sums.ProviderBalances,
            sums.Liabilities,
            sums.Escrow,
            difference.ToImmutable(),
            await SealProver.Prove(periods, cancellationToken));
    }
}
