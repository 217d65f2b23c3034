using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>The read models of a simulation. Like a disk they outlive every process.</summary>
internal sealed class ReadModelTables
{
    private readonly SortedDictionary<string, MemoryTable> tables = new(StringComparer.Ordinal);

    public ReadModelTables(params ReadOnlySpan<ImmutableArray<TableSchema>> schemas)
    {
        foreach (var schema in schemas)
        {
            foreach (var table in schema)
            {
                tables.Add(table.Name, new MemoryTable(table));
            }
        }
    }

    public MemoryTable this[ReadModel model] => tables[model.Name];

    /// <summary>Makes the changes of one write in the order in which PostgreSQL makes them, all or none.</summary>
    /// <param name="changes">What the projections said.</param>
    /// <param name="undo">Takes notes of how to take everything back, should another part of the transaction fail.</param>
    /// <exception cref="CommitRefusedException">A constraint says no.</exception>
    public void Apply(IEnumerable<RowChange> changes, UndoLog undo)
    {
        foreach (var change in changes.Order(ProjectedRows.InOrder))
        {
            this[change.Table].Apply(change, undo);
        }
    }
}
