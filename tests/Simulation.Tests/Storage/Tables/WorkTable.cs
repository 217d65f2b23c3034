namespace Marketplace.Simulations;

/// <summary>
/// A table of work that keeps its rows when it is done. Those with something left to do are at hand, as in PostgreSQL by a
/// partial index: most rows are done, and the driver looks at the open ones before nearly every step.
/// </summary>
internal sealed class WorkTable<TKey, TRow>(IEqualityComparer<TKey>? keys = null)
    where TKey : notnull
    where TRow : Leased
{
    private readonly Dictionary<TKey, TRow> rows = new(keys);
    private readonly HashSet<TRow> open = [];

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyCollection<TRow> Rows => rows.Values;

    /// <summary>Those with something left to do, in no order.</summary>
    public IReadOnlySet<TRow> Open => open;

    public TRow? Find(TKey key) => rows.GetValueOrDefault(key);

    /// <returns>False if there is one with this key.</returns>
    public bool TryAdd(TKey key, TRow row)
    {
        var isNew = rows.TryAdd(key, row);
        if (isNew)
        {
            Changed(row);
        }

        return isNew;
    }

    /// <summary>To be called when there is something to do of a row again, or nothing any more.</summary>
    public void Changed(TRow row)
    {
        if (row.IsOpen)
        {
            open.Add(row);
        }
        else
        {
            open.Remove(row);
        }
    }
}
