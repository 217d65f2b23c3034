using System.Text;
using Marketplace.Calendars;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <summary>Makes SQL of changes of a read model. Changes of one shape have one text, so each is prepared once.</summary>
internal static class RowStatement
{
    /// <param name="alike">One change, or several new rows of the same columns.</param>
    public static NpgsqlBatchCommand Of(ReadOnlyMemory<RowChange> alike)
    {
        var change = alike.Span[0];
        var statement = new NpgsqlBatchCommand();
        statement.CommandText = change.Verb switch
        {
            RowVerb.Insert => Insert(alike.Span, statement),
            RowVerb.Put => $"{Insert(alike.Span, statement)} on conflict ({Names(change.Key)}) do update set {Join(change.Values, Excluded)}",
            RowVerb.Update => $"update {change.Table.Name} set {Join(change.Values, value => Assign(value, statement))} where {Where(change, statement)}",
            RowVerb.Delete => $"delete from {change.Table.Name} where {Where(change, statement)}",
            RowVerb.Count => Count(change, statement),
            _ => throw new ArgumentOutOfRangeException(nameof(alike), change.Verb, "There is no such change of a row."),
        };
        return statement;
    }

    private static string Insert(ReadOnlySpan<RowChange> rows, NpgsqlBatchCommand statement)
    {
        var text = new StringBuilder($"insert into {rows[0].Table.Name} ({Names(Columns(rows[0]))}) values ");
        foreach (var row in rows)
        {
            text.Append(statement.Parameters.Count == 0 ? "(" : ", (")
                .AppendJoin(", ", Columns(row).Select(value => Parameter(value.Value, statement)))
                .Append(')');
        }

        return text.ToString();
    }

    private static ImmutableArray<RowValue> Columns(RowChange change) => [.. change.Key, .. change.Once, .. change.Values];

    private static string Count(RowChange change, NpgsqlBatchCommand statement)
    {
        var (column, by) = (change.Values[0].Column, (long)change.Values[0].Value!);
        if (by < 0)
        {
            // A new row of less than nothing would break its constraints before the standing one were found.
            return $"update {change.Table.Name} set {column} = {column} + {Parameter(by, statement)} where {Where(change, statement)}";
        }

        return $"{Insert([change], statement)} on conflict ({Names(change.Key)}) do update set {column} = {change.Table.Name}.{column} + excluded.{column}";
    }

    private static string Where(RowChange change, NpgsqlBatchCommand statement) =>
        string.Join(" and ", change.Key.Concat(change.Condition).Select(value =>
            value.Value is null ? $"{value.Column} is null" : $"{value.Column} = {Parameter(value.Value, statement)}"));

    private static string Assign(RowValue value, NpgsqlBatchCommand statement) => value.KeepsFirst
        ? $"{value.Column} = coalesce({value.Column}, {Parameter(value.Value, statement)})"
        : $"{value.Column} = {Parameter(value.Value, statement)}";

    private static string Excluded(RowValue value) => $"{value.Column} = excluded.{value.Column}";

    private static string Names(ImmutableArray<RowValue> values) => Join(values, value => value.Column);

    private static string Join(ImmutableArray<RowValue> values, Func<RowValue, string> text) =>
        string.Join(", ", values.Select(text));

    /// <summary>Adds a parameter and says how the text calls it.</summary>
    private static string Parameter(object? value, NpgsqlBatchCommand statement)
    {
        statement.Parameters.Add(value switch
        {
            null => new NpgsqlParameter { Value = DBNull.Value },
            JsonText json => new NpgsqlParameter { Value = json.Text, NpgsqlDbType = NpgsqlDbType.Jsonb },
            DateTimeOffset => new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            TimeRange range => new NpgsqlParameter
            {
                Value = new NpgsqlRange<DateTimeOffset>(range.Start, lowerBoundIsInclusive: true, range.End, upperBoundIsInclusive: false),
                NpgsqlDbType = NpgsqlDbType.TimestampTzRange,
            },
            _ => new NpgsqlParameter { Value = value },
        });
        return $"${statement.Parameters.Count}";
    }
}
