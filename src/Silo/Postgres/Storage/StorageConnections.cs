using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Connections of the storage, which come about in a bounded time or not at all.</summary>
internal sealed class StorageConnections(NpgsqlDataSource database, StorageOptions options, TimeProvider time)
{
    /// <summary>How long one command may take, in the seconds that Npgsql counts.</summary>
    public int CommandTimeout { get; } = (int)options.CommandTimeout.TotalSeconds;

    /// <exception cref="StorageUnavailableException">None came about in time.</exception>
    public async Task<NpgsqlConnection> Open()
    {
        using var patience = new CancellationTokenSource(options.ConnectTimeout, time);
        try
        {
            return await database.OpenConnectionAsync(patience.Token);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            throw new StorageUnavailableException("No connection to the database.", error);
        }
    }

    /// <summary>Asks for one row and reads it.</summary>
    /// <returns>What <paramref name="read"/> made of it, or the default when there is none.</returns>
    /// <exception cref="StorageUnavailableException">The database did not answer.</exception>
    public Task<T?> ReadRow<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters) =>
        ReadRows(sql, async row => await row.ReadAsync() ? read(row) : default, parameters);

    /// <summary>Asks for rows and reads them.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer.</exception>
    public async Task<T> ReadRows<T>(string sql, Func<NpgsqlDataReader, Task<T>> read, params NpgsqlParameter[] parameters)
    {
        await using var connection = await Open();
        await using var query = new NpgsqlCommand(sql, connection) { CommandTimeout = CommandTimeout };
        query.Parameters.AddRange(parameters);
        try
        {
            await using var rows = await query.ExecuteReaderAsync();
            return await read(rows);
        }
        catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException)
        {
            throw new StorageUnavailableException("The database did not answer.", error);
        }
    }
}
