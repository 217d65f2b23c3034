using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>Read models of a simulation.</summary>
internal sealed class MemoryRows(ReadModelTables tables) : IRowBench
{
    public Task Apply(params RowChange[] changes)
    {
        var undo = new UndoLog();
        try
        {
            tables.Apply(changes, undo);
            return Task.CompletedTask;
        }
        catch
        {
            undo.UndoAll();
            throw;
        }
    }

    public Task<object?> Read(ReadModel table, string column, params (string Column, object Value)[] key) =>
        Task.FromResult(tables[table].Find([.. key.Select(part => part.Value)])?[column]);
}
