using Marketplace.Ledger;
using Npgsql;

namespace Marketplace.Verification;

/// <summary>Every movement at the gateway is in the ledger and the other way round, so both end with the same cash.</summary>
internal sealed class GatewayAgrees(NpgsqlDataSource database, IEnumerable<IGatewayRecord> records, SqlInvariant inbox) : IInvariant
{
    public string Id => inbox.Id;

    public string Promise => inbox.Promise;

    public async Task<IReadOnlyList<string>> Violations(CancellationToken cancellationToken)
    {
        var violations = new List<string>(await inbox.Violations(cancellationToken));
        foreach (var record in records)
        {
            var movements = await record.Movements(cancellationToken);
            violations.AddRange(await Compare(record.Gateway, "The platform", Accounts.Cash(record.Gateway), movements.Where(movement => movement.IsPlatform), cancellationToken));
            violations.AddRange(await Compare(record.Gateway, "All providers together", Accounts.ConnectedCash(record.Gateway), movements.Where(movement => !movement.IsPlatform), cancellationToken));
        }

        return [.. violations.Take(Invariants.ShownViolations)];
    }

    private async Task<IEnumerable<string>> Compare(
        string gateway, string who, string account, IEnumerable<GatewayMovement> movements, CancellationToken cancellationToken)
    {
        var theirs = movements.GroupBy(movement => movement.Currency, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(movement => movement.Net), StringComparer.Ordinal);
        var ours = await Sums(account, cancellationToken);
        return ours.Keys.Union(theirs.Keys, StringComparer.Ordinal)
            .Where(currency => ours.GetValueOrDefault(currency) != theirs.GetValueOrDefault(currency))
            .Select(currency => $"{who} has {theirs.GetValueOrDefault(currency)} {currency} at {gateway} and {ours.GetValueOrDefault(currency)} by the ledger.");
    }

    private async Task<Dictionary<string, long>> Sums(string account, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select currency, sum(amount)::bigint from ledger_entries where account = $1 group by currency");
        command.Parameters.Add(new() { Value = account });
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            sums[rows.GetString(0)] = rows.GetInt64(1);
        }

        return sums;
    }
}
