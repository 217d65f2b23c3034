using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class Receipts(NpgsqlDataSource database, StorageOptions options) : IReceipts
{
    public async Task<Receipt?> Find(GrainId stream, CommandId id)
    {
        try
        {
            await using var query = database.CreateCommand("select fingerprint from receipts where stream = $1 and command_id = $2");
            query.CommandTimeout = (int)options.CommandTimeout.TotalSeconds;
            query.Parameters.Add(new() { Value = stream.ToString() });
            query.Parameters.Add(new() { Value = id.Value });
            return await query.ExecuteScalarAsync() is string fingerprint ? new Receipt(id, fingerprint) : null;
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or IOException)
        {
            throw new StorageUnavailableException($"The receipts of {stream} cannot be read now.", error);
        }
    }
}
