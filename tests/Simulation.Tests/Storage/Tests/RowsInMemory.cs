using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <inheritdoc/>
public sealed class RowsInMemory : RowsContract
{
    private protected override Task<IRowBench> Open() => Task.FromResult<IRowBench>(new Bench());

    private sealed class Bench : IRowBench
    {
        private readonly ReadModelTables tables = new(ReadModelSchemas.All);

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
}
