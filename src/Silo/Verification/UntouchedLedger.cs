namespace Marketplace.Verification;

/// <summary>The ledger says what its events say, leg by leg, so nobody changed, added or removed an entry since.</summary>
internal sealed class UntouchedLedger(EventWalk walk)
{
    private const string Entries =
        """
        select stream, version, purpose, account, owner, currency, amount
        from ledger_transactions left join ledger_entries on transaction_id = id
        order by stream, version, purpose, leg
        """;

    public async Task<Looked> Run(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var written = await Written(snapshot, cancellationToken);
        var count = written.Count;
        var findings = new List<string>();
        await foreach (var step in walk.Steps(snapshot, cancellationToken))
        {
            foreach (var transaction in step.Kind.Postings(step.After, step.Event))
            {
                var expected = string.Join(", ", transaction.Legs.Select(leg => Text(leg.Account, leg.Owner, leg.Amount.Currency, leg.Amount.Amount)));
                written.Remove((step.Stream, step.Version, transaction.Purpose), out var found);
                if (found != expected)
                {
                    findings.Add($"{step.Stream}@{step.Version} {transaction.Purpose}: the event says [{expected}], the ledger [{found}].");
                }
            }
        }

        findings.AddRange(written.Select(left =>
            $"{left.Key.Stream}@{left.Key.Version} {left.Key.Purpose}: the ledger says [{left.Value}], and no event does."));
        return Looked.At(count, findings);
    }

    private static async Task<Dictionary<(string Stream, long Version, string Purpose), string>> Written(
        Snapshot snapshot, CancellationToken cancellationToken)
    {
        var written = new Dictionary<(string Stream, long Version, string Purpose), string>();
        var rows = snapshot.Rows(
            Entries,
            row => (
                Key: (row.GetString(0), row.GetInt64(1), row.GetString(2)),
                Leg: row.IsDBNull(3) ? string.Empty : Text(row.GetString(3), row.GetGuid(4), row.GetString(5), row.GetInt64(6))),
            cancellationToken);
        await foreach (var (key, leg) in rows)
        {
            written[key] = written.TryGetValue(key, out var legs) ? $"{legs}, {leg}" : leg;
        }

        return written;
    }

    private static string Text(string account, Guid owner, string currency, long amount) => $"{account}/{owner:N} {amount} {currency}";
}
