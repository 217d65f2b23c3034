using Marketplace.Ledger;

namespace Marketplace.Verification;

/// <summary>Every movement at the gateway is in the ledger and the other way round, so both end with the same cash.</summary>
internal sealed class GatewayCash(IEnumerable<IGatewayRecord> records)
{
    private const string Sums =
        """
        select account, currency, sum(amount)::bigint, coalesce(sum(amount) filter (where purpose like 'cash-movement%'), 0)::bigint
        from ledger_entries join ledger_transactions on id = transaction_id
        where account like 'cash:%' group by account, currency
        """;

    public async Task<Looked> Run(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var booked = (await snapshot.Read(Sums, row => (Account: row.GetString(0), Currency: row.GetString(1), Sum: row.GetInt64(2), Own: row.GetInt64(3)), cancellationToken))
            .ToLookup(sum => sum.Account, StringComparer.Ordinal);
        var count = 0;
        var findings = new List<string>();
        foreach (var record in records)
        {
            var movements = await record.Movements(cancellationToken);
            Compare(record, "The platform", Accounts.Cash(record.Gateway), movements.Where(movement => movement.IsPlatform));
            Compare(record, "All providers together", Accounts.ConnectedCash(record.Gateway), movements.Where(movement => !movement.IsPlatform));
        }

        return Looked.At(count, findings);

        void Compare(IGatewayRecord record, string who, string account, IEnumerable<GatewayMovement> movements)
        {
            var theirs = movements.GroupBy(movement => movement.Currency, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Sum(movement => movement.Net), StringComparer.Ordinal);
            var ours = booked[account].ToDictionary(sum => sum.Currency, sum => sum.Sum - (record.ShowsOwnMoney ? 0 : sum.Own), StringComparer.Ordinal);
            foreach (var currency in ours.Keys.Union(theirs.Keys, StringComparer.Ordinal))
            {
                count++;
                if (ours.GetValueOrDefault(currency) != theirs.GetValueOrDefault(currency))
                {
                    findings.Add($"{who} has {theirs.GetValueOrDefault(currency)} {currency} at {record.Gateway} and {ours.GetValueOrDefault(currency)} by the ledger.");
                }
            }
        }
    }
}
