namespace Marketplace.Postgres;

/// <summary>The read-model changes of one write, in the order in which projections gave them.</summary>
internal sealed class ProjectedRows : IRowSink
{
    /// <summary>By table, then by key; sorting keeps changes of one key in the order of their events.</summary>
    public static readonly Comparer<RowChange> InOrder = Comparer<RowChange>.Create((left, right) =>
        left.Table.Place != right.Table.Place
            ? left.Table.Place.CompareTo(right.Table.Place)
            : string.CompareOrdinal(left.Order, right.Order));

    private readonly List<RowChange> rows = [];

    public IReadOnlyList<RowChange> All => rows;

    public void Add(RowChange change) => rows.Add(change);
}
