using Marketplace.Calendars;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <summary>Makes SQL of a change of a read model. Changes of one shape have one text, so each is prepared once.</summary>
internal static class RowStatement
{
    public static NpgsqlBatchCommand Of(RowChange change)
    {
        var statement = new NpgsqlBatchCommand();
        statement.CommandText = change.Verb switch
        {
            RowVerb.Insert => Insert(change, statement),
            RowVerb.Put => $"{Insert(change, statement)} on conflict ({Names(change.Key)}) do update set {Join(change.Values, Excluded)}",
            RowVerb.Update => $"update {change.Table.Name} set {Join(change.Values, value => Assign(value, statement))} where {Where(change, statement)}",
            RowVerb.Delete => $"delete from {change.Table.Name} where {Where(change, statement)}",
            RowVerb.Count => Count(change, statement),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Verb, "There is no such change of a row."),
        };
        return statement;
    }

    private static string Insert(RowChange change, NpgsqlBatchCommand statement)
    {
        ImmutableArray<RowValue> all = [.. change.Key, .. change.Once, .. change.Values];
        return $"insert into {change.Table.Name} ({Names(all)}) values ({Join(all, value => Parameter(value.Value, statement))})";
    }

    private static string Count(RowChange change, NpgsqlBatchCommand statement)
    {
        var column = change.Values[0].Column;
        return $"{Insert(change, statement)} on conflict ({Names(change.Key)}) do update set {column} = {change.Table.Name}.{column} + excluded.{column}";
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
