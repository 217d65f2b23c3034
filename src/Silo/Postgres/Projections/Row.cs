using System.Globalization;
using System.Text.Json;
using Marketplace.Time;

namespace Marketplace.Postgres;

/// <summary>Names a row of a read model, and says what becomes of it.</summary>
internal sealed class Row
{
    private readonly ReadModel table;
    private readonly ImmutableArray<RowValue> key;
    private readonly ImmutableArray<RowValue> condition;
    private readonly string order;

    private Row(ReadModel table, ImmutableArray<RowValue> key, ImmutableArray<RowValue> condition, string order) =>
        (this.table, this.key, this.condition, this.order) = (table, key, condition, order);

    /// <param name="table">Where it stands.</param>
    /// <param name="key">Its primary key; for an update of several rows the leading part of it.</param>
    public static Row Of(ReadModel table, params ReadOnlySpan<(string Column, object? Value)> key)
    {
        var stored = Stored(key);
        return new Row(table, stored, [], string.Join('/', stored.Select(column => Sortable(column.Value))));
    }

    /// <summary>Only a row of which this holds too.</summary>
    public Row If(string column, object? value) => new(table, key, condition.Add(Stored(column, value)), order);

    /// <summary>Sorts it by something else than its key, because a constraint makes writers wait for each other there.</summary>
    public Row InOrderOf(string sorted) => new(table, key, condition, sorted);

    public RowChange Insert(params ReadOnlySpan<(string Column, object? Value)> values) => Change(RowVerb.Insert, [], Stored(values));

    public RowChange Update(params ReadOnlySpan<(string Column, object? Value)> values) => Change(RowVerb.Update, [], Stored(values));

    public RowChange Put(params ReadOnlySpan<(string Column, object? Value)> values) => Change(RowVerb.Put, [], Stored(values));

    /// <param name="once">What only a new row takes.</param>
    /// <param name="values">What a new row and a standing one take.</param>
    public RowChange Put(ReadOnlySpan<(string Column, object? Value)> once, ReadOnlySpan<(string Column, object? Value)> values) =>
        Change(RowVerb.Put, Stored(once), Stored(values));

    public RowChange Delete() => Change(RowVerb.Delete, [], []);

    /// <summary>So many more in this column; fewer only where there is such a row.</summary>
    /// <param name="column">A column of numbers.</param>
    /// <param name="by">How many.</param>
    /// <param name="once">What only a new row takes.</param>
    public RowChange Count(string column, long by = 1, params ReadOnlySpan<(string Column, object? Value)> once) =>
        Change(RowVerb.Count, Stored(once), [new RowValue(column, by)]);

    private static ImmutableArray<RowValue> Stored(ReadOnlySpan<(string Column, object? Value)> values)
    {
        var stored = ImmutableArray.CreateBuilder<RowValue>(values.Length);
        foreach (var (column, value) in values)
        {
            stored.Add(Stored(column, value));
        }

        return stored.MoveToImmutable();
    }

    /// <summary>Values are made ready in the turn of the aggregate, so that one that cannot be stored fails nobody else's write.</summary>
    private static RowValue Stored(string column, object? value) => value switch
    {
        Keeping keeping => new RowValue(column, Plain(keeping.Value), KeepsFirst: true),
        _ => new RowValue(column, Plain(value)),
    };

    private static object? Plain(object? value) => value switch
    {
        Json json => new JsonText(JsonSerializer.Serialize(json.Value, MarketplaceJson.Options)),
        DateTimeOffset instant => SystemClock.Storable(instant.ToUniversalTime()),
        _ => value,
    };

    private static string Sortable(object? value) => value switch
    {
        long number => number.ToString("D12", CultureInfo.InvariantCulture),
        int number => number.ToString("D6", CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };

    private RowChange Change(RowVerb verb, ImmutableArray<RowValue> once, ImmutableArray<RowValue> values) =>
        new(table, verb, order, key, condition, once, values);
}
