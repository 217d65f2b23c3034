using Npgsql;

namespace Marketplace.Verification;

/// <summary>An invariant whose violations are the rows of a query, each a sentence. `$1`, where it occurs, is the latest instant that counts as overdue.</summary>
internal sealed class SqlInvariant(string id, string promise, string sql, NpgsqlDataSource database, TimeProvider clock) : IInvariant
{
    public string Id => id;

    public string Promise => promise;

    public async Task<IReadOnlyList<string>> Violations(CancellationToken cancellationToken)
    {
        // A sweep over everything has no deadline of its own.
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"select violation from ({sql}) found (violation) limit {Invariants.ShownViolations}", connection) { CommandTimeout = 0 };
        if (sql.Contains("$1", StringComparison.Ordinal))
        {
            command.Parameters.Add(new() { Value = clock.GetUtcNow() - Invariants.Grace });
        }

        var violations = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            violations.Add(rows.GetString(0));
        }

        return violations;
    }
}
