using Npgsql;

namespace Marketplace.Verification;

/// <summary>The ledger says what its events say, so nobody changed or removed an entry since.</summary>
internal sealed class UntouchedLedger(NpgsqlDataSource database, EventWalk walk) : IInvariant
{
    public string Id => "I4";

    public string Promise => "No ledger entry was changed or removed: every one is what its event says.";

    public async Task<IReadOnlyList<string>> Violations(CancellationToken cancellationToken)
    {
        var written = await Written(cancellationToken);
        var violations = new List<string>();
        await foreach (var step in walk.Steps(cancellationToken))
        {
            foreach (var transaction in step.Kind.Postings(step.After, step.Event))
            {
                var expected = string.Join(", ", transaction.Legs.Select(leg => Text(leg.Account, leg.Owner, leg.Amount.Currency, leg.Amount.Amount)));
                written.Remove((step.Stream, step.Version, transaction.Purpose), out var found);
                if (found != expected)
                {
                    violations.Add($"{step.Stream}, event {step.Version}, {transaction.Purpose}: the event says [{expected}], the ledger [{found}].");
                }
            }
        }

        violations.AddRange(written.Select(left => $"{left.Key.Stream}, event {left.Key.Version}, {left.Key.Purpose}: the ledger says [{left.Value}], and no event does."));
        return [.. violations.Take(Invariants.ShownViolations)];
    }

    private async Task<Dictionary<(string Stream, long Version, string Purpose), string>> Written(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select t.stream, t.version, t.purpose, e.account, e.owner, e.currency, e.amount
            from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id
            order by t.stream, t.version, t.purpose, e.leg
            """,
            connection)
        { CommandTimeout = 0 };
        var written = new Dictionary<(string Stream, long Version, string Purpose), string>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var key = (rows.GetString(0), rows.GetInt64(1), rows.GetString(2));
            var leg = rows.IsDBNull(3) ? string.Empty : Text(rows.GetString(3), rows.GetGuid(4), rows.GetString(5), rows.GetInt64(6));
            written[key] = written.TryGetValue(key, out var legs) ? $"{legs}, {leg}" : leg;
        }

        return written;
    }

    private static string Text(string account, Guid owner, string currency, long amount) => $"{account}/{owner:N} {amount} {currency}";
}
