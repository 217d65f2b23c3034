using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Everything that a start needs: which programs, which folder, whose account, how careful.</summary>
internal sealed record ServerPlace(
    PostgresBinaries Binaries, ServerDirectory Directory, ServerAccount Account, bool Durable, bool Disposable)
{
    /// <summary>The database that always exists; only asked whether the server is there.</summary>
    private const string Maintenance = "postgres";

    public string ConnectionString(int port, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = Cluster.User,
            Password = Cluster.PasswordOf(Directory),
            Database = database,

            // The wire never leaves this machine; both would only be offered and refused on every connection.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    /// <summary>Whether our server answers on that port. The password proves both sides to each other, so a stranger's server does not pass.</summary>
    public async Task<bool> Answers(int port, CancellationToken cancellationToken)
    {
        var single = new NpgsqlConnectionStringBuilder(ConnectionString(port, Maintenance)) { Pooling = false, Timeout = 5 };
        await using var connection = new NpgsqlConnection(single.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async Task CreateDatabaseIfMissing(int port, string database, CancellationToken cancellationToken)
    {
        var single = new NpgsqlConnectionStringBuilder(ConnectionString(port, Maintenance)) { Pooling = false };
        await using var connection = new NpgsqlConnection(single.ConnectionString);
        await connection.OpenAsync(cancellationToken);

        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.AddWithValue(database);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
        {
            return;
        }

        var name = database.Replace("\"", "\"\"", StringComparison.Ordinal);
        await using var create = new NpgsqlCommand($"create database \"{name}\"", connection);
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another host was quicker; what matters is that it is there.
        }
    }
}
