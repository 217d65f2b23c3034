using Marketplace.Ledger;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>Read models and the ledger of a simulation.</summary>
internal sealed class MemoryRows(MemoryDatabase database) : IRowBench
{
    public Task Apply(params RowChange[] changes)
    {
        var undo = new UndoLog();
        try
        {
            database.ReadModels.Apply(changes, undo);
            return Task.CompletedTask;
        }
        catch
        {
            undo.UndoAll();
            throw;
        }
    }

    public Task<object?> Read(ReadModel table, string column, params (string Column, object Value)[] key) =>
        Task.FromResult(database.ReadModels[table].Find([.. key.Select(part => part.Value)])?[column]);

    public Task Post(Guid id, string stream, long version, DateTimeOffset at, LedgerTransaction transaction)
    {
        database.Post(new LedgerRow(id, stream, version, at, transaction));
        return Task.CompletedTask;
    }
}
