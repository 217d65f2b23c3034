using System.Globalization;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>What the edge's lists are read from in a simulation: the tables, and the seal of cursors.</summary>
internal sealed class MemoryPages(MemoryDatabase database, CursorSeal seal)
{
    private const string Instants = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public MemoryDatabase Database => database;

    public IReadOnlyCollection<MemoryRow> this[ReadModel model] => database.ReadModels[model].Rows;

    /// <summary>One page, by an instant.</summary>
    public Task<Page<T>> ByInstant<T>(
        IEnumerable<MemoryRow> rows, string sort, PageRequest page, Func<MemoryRow, T> item, CancellationToken cancellationToken) =>
        ByInstant(rows.Select(row => (row, row.Instant(sort), IdOf(row))), page, item, cancellationToken);

    /// <inheritdoc cref="ByInstant{T}"/>
    public Task<Page<T>> ByInstant<TRow, T>(
        IEnumerable<(TRow Row, DateTimeOffset Sort, Guid Id)> rows,
        PageRequest page,
        Func<TRow, T> item,
        CancellationToken cancellationToken,
        bool descending = true) =>
        Cut(
            rows,
            text => DateTimeOffset.ParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            value => value.ToString(Instants, CultureInfo.InvariantCulture),
            descending,
            page,
            item,
            cancellationToken);

    /// <summary>One page, by a number.</summary>
    public Task<Page<T>> ByNumber<T>(
        IEnumerable<MemoryRow> rows, Func<MemoryRow, long> sort, bool descending, PageRequest page, Func<MemoryRow, T> item, CancellationToken cancellationToken) =>
        Cut(
            rows.Select(row => (Row: row, Sort: sort(row), Id: IdOf(row))),
            text => long.Parse(text, CultureInfo.InvariantCulture),
            value => value.ToString(CultureInfo.InvariantCulture),
            descending,
            page,
            item,
            cancellationToken);

    /// <summary>A favourite is known by its listing, everything else by its own id.</summary>
    private static Guid IdOf(MemoryRow row) => row.Has("id") ? row.Id("id") : row.Id("listing_id");

    private Task<Page<T>> Cut<TRow, T, TSort>(
        IEnumerable<(TRow Row, TSort Sort, Guid Id)> rows,
        Func<string, TSort> read,
        Func<TSort, string> write,
        bool descending,
        PageRequest page,
        Func<TRow, T> item,
        CancellationToken cancellationToken)
    {
        var order = Comparer<(TSort Sort, Guid Id)>.Default;
        var sign = descending ? -1 : 1;
        var behind = page.Cursor is { } cursor ? (Sort: read(cursor.Sort), cursor.Id) : default((TSort Sort, Guid Id)?);
        var sorted = rows
            .Where(row => behind is not { } start || sign * order.Compare((row.Sort, row.Id), start) > 0)
            .OrderBy(row => (row.Sort, row.Id), Comparer<(TSort Sort, Guid Id)>.Create((left, right) => sign * order.Compare(left, right)));
        return seal.Cut(sorted.Select(row => (item(row.Row), new PageKey(write(row.Sort), row.Id))), page, cancellationToken);
    }
}
