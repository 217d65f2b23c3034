namespace Marketplace.Postgres;

/// <summary>What is done to a row of a read model.</summary>
internal enum RowVerb
{
    /// <summary>A new row; one of the same key refuses it.</summary>
    Insert,

    /// <summary>A new row, or new values for the one of that key.</summary>
    Put,

    /// <summary>New values for all rows of that key that meet the condition; none may.</summary>
    Update,

    /// <summary>No row of that key any more.</summary>
    Delete,

    /// <summary>More in a column of numbers, where a new row counts from nothing; or fewer, in a row that stands.</summary>
    Count,
}

/// <summary>One change of a read model, as data: the database makes SQL of it, and a twin in memory does the same to its tables.</summary>
/// <param name="Table">Where.</param>
/// <param name="Verb">What is done.</param>
/// <param name="Order">Sorts the changes of a table, so that writers touch rows in one order.</param>
/// <param name="Key">Which row: its primary key, or the leading part of it for an update of several.</param>
/// <param name="Condition">What else must hold of the row; null stands for "is null".</param>
/// <param name="Once">Values that only a new row takes.</param>
/// <param name="Values">Values that a new row and a standing one take.</param>
internal sealed record RowChange(
    ReadModel Table,
    RowVerb Verb,
    string Order,
    ImmutableArray<RowValue> Key,
    ImmutableArray<RowValue> Condition,
    ImmutableArray<RowValue> Once,
    ImmutableArray<RowValue> Values);

/// <summary>A column and what is stored in it: null, text, a number, true or false, an id, an instant in UTC, a <see cref="Calendars.TimeRange"/>, <see cref="JsonText"/>.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value.</param>
/// <param name="KeepsFirst">Whether what already stands there stays.</param>
internal readonly record struct RowValue(string Column, object? Value, bool KeepsFirst = false);

/// <summary>A value that is stored as JSON.</summary>
internal sealed record Json(object? Value);

/// <summary>JSON as it is stored.</summary>
internal sealed record JsonText(string Text);

/// <summary>A value for a column in which whatever stands first stays.</summary>
internal sealed record Keeping(object? Value);
