using Npgsql;

namespace Marketplace.Postgres;

/// <summary>What a database says was done to it, and whether this build may continue from there.</summary>
internal sealed record MigrationHistory(ImmutableArray<AppliedMigration> Applied)
{
    // Objects that belong to an extension (a managed server may come with some) say nothing about whose database it is.
    private const string Inspect = """
        select to_regclass('marketplace.schema_migrations') is not null as ours,
               exists (
                 select from pg_class relation
                 join pg_namespace namespace on namespace.oid = relation.relnamespace
                 where namespace.nspname in ('public', 'marketplace')
                   and relation.relkind in ('r', 'p', 'v', 'm', 'f')
                   and not exists (select from pg_depend where objid = relation.oid and deptype = 'e')) as occupied
        """;

    private const string ReadApplied = "select number, name, checksum from marketplace.schema_migrations order by number";

    public static async Task<MigrationHistory> Read(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (ours, occupied) = await Look(connection, cancellationToken);
        if (!ours)
        {
            return occupied
                ? throw new DatabaseRefusedException(
                    DatabaseRefusal.NotOurs,
                    $"The database '{connection.Database}' holds tables that are not this product's. Point ConnectionStrings:Marketplace at an empty database.")
                : new MigrationHistory([]);
        }

        var applied = ImmutableArray.CreateBuilder<AppliedMigration>();
        await using var command = new NpgsqlCommand(ReadApplied, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            applied.Add(new AppliedMigration(rows.GetInt32(0), rows.GetString(1), rows.GetString(2)));
        }

        return new MigrationHistory(applied.ToImmutable());
    }

    /// <summary>The migrations that are still to do, in order.</summary>
    /// <exception cref="DatabaseRefusedException">What was done is not the beginning of what <paramref name="known"/> would do.</exception>
    public ImmutableArray<Migration> Pending(ImmutableArray<Migration> known)
    {
        for (var index = 1; index < known.Length; index++)
        {
            if (known[index].Number <= known[index - 1].Number)
            {
                throw new DatabaseRefusedException(
                    DatabaseRefusal.Gap, $"Two migrations of this build want the same place: {known[index - 1].Title} and {known[index].Title}.");
            }
        }

        foreach (var (applied, index) in Applied.Select((applied, index) => (applied, index)))
        {
            Compare(applied, index < known.Length ? known[index] : null);
        }

        return known[Applied.Length..];
    }

    private static void Compare(AppliedMigration applied, Migration? wanted)
    {
        if (wanted is null || wanted.Number > applied.Number)
        {
            throw new DatabaseRefusedException(
                DatabaseRefusal.Newer, $"The database has seen migration {applied.Title}, which this build does not know. Run a newer build.");
        }

        if (wanted.Number < applied.Number)
        {
            throw new DatabaseRefusedException(
                DatabaseRefusal.Gap, $"The database has seen migration {applied.Title} but never {wanted.Title}, which comes before it.");
        }

        if (wanted.Checksum != applied.Checksum)
        {
            throw new DatabaseRefusedException(
                DatabaseRefusal.Changed,
                $"Migration {wanted.Title} reads differently from when it was applied. Migrations only move forward: restore it and write a new one.");
        }
    }

    private static async Task<(bool Ours, bool Occupied)> Look(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Inspect, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetBoolean(0), row.GetBoolean(1));
    }
}

internal sealed record AppliedMigration(int Number, string Name, string Checksum)
{
    public string Title => $"{Number:0000}_{Name}";
}
