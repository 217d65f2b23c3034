using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Brings a database to the schema that this build needs: forward only, each step whole or not at all.</summary>
internal static class Migrator
{
    /// <summary>An arbitrary number that is the same in every build, so that migrators of one database wait for each other.</summary>
    private const long Lock = 0x6d61726b65747031;

    /// <summary>Applies what is missing and returns how many migrations that was.</summary>
    /// <param name="connectionString">The owner's login. It needs the right to create roles while <c>marketplace_app</c> does not exist.</param>
    /// <param name="cancellationToken">Stops between or within steps; a step that did not finish leaves no trace.</param>
    /// <exception cref="DatabaseRefusedException">The database is not ours, newer, or its history is not this build's.</exception>
    public static Task<int> Migrate(string connectionString, CancellationToken cancellationToken = default) =>
        Migrate(connectionString, Migration.Embedded, cancellationToken);

    /// <inheritdoc cref="Migrate(string, CancellationToken)"/>
    public static async Task<int> Migrate(
        string connectionString, ImmutableArray<Migration> known, CancellationToken cancellationToken = default)
    {
        // Not pooled: the lock lives as long as the session, and closing the session is the surest way to let go.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await Execute(connection, $"select pg_advisory_lock({Lock})", cancellationToken);

        var history = await MigrationHistory.Read(connection, cancellationToken);
        var pending = history.Pending(known);
        if (history.Applied.IsEmpty)
        {
            await Begin(connection, cancellationToken);
        }

        foreach (var migration in pending)
        {
            await Apply(connection, migration, cancellationToken);
        }

        return pending.Length;
    }

    /// <summary>Fails unless the database is exactly at this build's schema; for processes that must not migrate themselves.</summary>
    public static async Task Check(string connectionString, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var pending = (await MigrationHistory.Read(connection, cancellationToken)).Pending(Migration.Embedded);
        if (!pending.IsEmpty)
        {
            throw new DatabaseRefusedException(
                DatabaseRefusal.Gap, $"The database lacks {pending.Length} migration(s), the first being {pending[0].Title}.");
        }
    }

    private static async Task Begin(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Execute(connection, Foundation.Sql, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Execute(connection, "set local search_path = marketplace", cancellationToken);
        await Execute(connection, migration.Sql, cancellationToken);

        await using var record = new NpgsqlCommand(
            "insert into marketplace.schema_migrations (number, name, checksum) values ($1, $2, $3)", connection, transaction);
        record.Parameters.Add(new() { Value = migration.Number });
        record.Parameters.Add(new() { Value = migration.Name });
        record.Parameters.Add(new() { Value = migration.Checksum });
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        // Migrations may rewrite large tables; the patience of a request is not theirs.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
