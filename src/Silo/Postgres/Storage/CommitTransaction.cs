using Npgsql;
using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>Sends a batch of writes as one transaction and says what became of it.</summary>
internal sealed class CommitTransaction(StorageConnections connections)
{
    /// <exception cref="InconsistentStateException">Some stream was not at the version that its turn had seen. Nothing was written.</exception>
    /// <exception cref="CommitRefusedException">A constraint said no. Nothing was written.</exception>
    /// <exception cref="StorageUnavailableException">The database could not take it. Nothing was written.</exception>
    /// <exception cref="OutcomeUnknownException">Its answer was lost. Everything was written, or nothing.</exception>
    /// <exception cref="PostgresException">Anything else that the database says to a transaction it rolled back.</exception>
    public async Task Execute(IEnumerable<AggregateWrite> writes)
    {
        await using var connection = await connections.Open();
        await using var batch = connection.CreateBatch();
        batch.Timeout = connections.CommandTimeout;
        CommitBatch.Fill(batch, writes);
        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (Exception error)
        {
            throw StorageErrors.Explain(error);
        }
    }
}
