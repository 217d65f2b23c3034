namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class Records(StorageConnections connections) : IRecords
{
    public Task<StoredRecord?> Read(GrainId stream) =>
        connections.ReadRow(
            "select version, state from aggregates where stream = $1",
            row => new StoredRecord(row.GetInt64(0), row.GetString(1)),
            new Npgsql.NpgsqlParameter { Value = stream.ToString() });
}
