using System.Collections.Frozen;
using System.Globalization;
using Marketplace.Calendars;

namespace Marketplace.Postgres;

/// <summary>What is known of a table of rows that follow from events: enough for a twin in memory to refuse what PostgreSQL refuses.</summary>
/// <param name="Name">The table.</param>
/// <param name="Key">Its primary key.</param>
/// <param name="Columns">All of its columns, in their order.</param>
/// <param name="Rules">What its rows must meet, in the order in which PostgreSQL looks.</param>
internal sealed record TableSchema(string Name, ImmutableArray<string> Key, ImmutableArray<ColumnSchema> Columns, ImmutableArray<TableRule> Rules)
{
    private readonly FrozenDictionary<string, int> ordinals = Columns
        .Select((column, ordinal) => KeyValuePair.Create(column.Name, ordinal))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="name">The table.</param>
    /// <param name="key">The columns of its primary key.</param>
    /// <param name="columns">The others: <c>name</c>, <c>name!</c> when it is never null, <c>name=value</c> when it has a default.</param>
    /// <param name="rules">Besides the key.</param>
    public static TableSchema Of(string name, string key, string columns, params ReadOnlySpan<TableRule> rules)
    {
        ImmutableArray<string> keys = [.. key.Split(' ')];
        return new TableSchema(
            name,
            keys,
            [.. keys.Select(column => new ColumnSchema(column, false, null)), .. columns.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ColumnSchema.Of)],
            [.. rules]);
    }

    public bool Has(string column) => ordinals.ContainsKey(column);

    public int Ordinal(string column) => ordinals.TryGetValue(column, out var ordinal)
        ? ordinal
        : throw new InvalidOperationException($"The table {Name} has no column {column}.");
}

/// <param name="Name">The column.</param>
/// <param name="MayBeNull">Whether it may be null.</param>
/// <param name="Default">What a new row takes when nothing is said.</param>
internal sealed record ColumnSchema(string Name, bool MayBeNull, object? Default)
{
    public static ColumnSchema Of(string text) => text.Split('=') switch
    {
        [var name, var value] => new ColumnSchema(name, false, Parsed(value)),
        _ when text.EndsWith('!') => new ColumnSchema(text[..^1], false, null),
        _ => new ColumnSchema(text, true, null),
    };

    private static object Parsed(string value) =>
        bool.TryParse(value, out var flag) ? flag
        : long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : value.Trim('\'');
}

/// <summary>A constraint with the name under which it refuses.</summary>
internal abstract record TableRule(string Name);

/// <summary>No two rows have the same values there; null is never the same.</summary>
internal sealed record UniqueRule(string Name, params ImmutableArray<string> Columns) : TableRule(Name)
{
    /// <summary>Only rows in which this column is true take part.</summary>
    public string? Where { get; init; }
}

/// <summary>No two rows with the same values in some columns, and different ones in another, overlap in time.</summary>
internal sealed record OverlapRule(string Name, ImmutableArray<string> Same, string Span, string? Different) : TableRule(Name)
{
    /// <inheritdoc cref="UniqueRule.Where"/>
    public string? Where { get; init; }
}

/// <summary>What must hold of each row for itself.</summary>
internal sealed record CheckRule(string Name, Func<Func<string, object?>, bool> Holds) : TableRule(Name)
{
    public static long NumberOf(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    public static bool IsEmpty(object? span) => span is TimeRange range && range.Start >= range.End;
}
