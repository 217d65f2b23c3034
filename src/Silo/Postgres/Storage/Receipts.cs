namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class Receipts(StorageConnections connections) : IReceipts
{
    public Task<Receipt?> Find(GrainId stream, CommandId id) =>
        connections.ReadRow(
            "select fingerprint from receipts where stream = $1 and command_id = $2",
            row => new Receipt(id, row.GetString(0)),
            new() { Value = stream.ToString() },
            new() { Value = id.Value });
}
