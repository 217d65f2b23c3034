using System.Globalization;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>A read model in memory: the same changes, refused by the same constraints.</summary>
internal sealed class MemoryTable(TableSchema schema)
{
    private readonly SortedDictionary<string, MemoryRow> rows = new(StringComparer.Ordinal);

    /// <summary>In the order of their keys.</summary>
    public IReadOnlyCollection<MemoryRow> Rows => rows.Values;

    public MemoryRow? Find(params ReadOnlySpan<object> key) => rows.GetValueOrDefault(KeyOf(key));

    /// <summary>Makes one change, and notes how to take it back.</summary>
    /// <exception cref="CommitRefusedException">A constraint says no.</exception>
    public void Apply(RowChange change, UndoLog undo)
    {
        switch (change.Verb)
        {
            case RowVerb.Insert:
                Insert(change, undo);
                break;
            case RowVerb.Put when StandingOf(change) is { } standing:
                Store(standing.With(change.Values), undo);
                break;
            case RowVerb.Count when StandingOf(change) is { } standing:
                var column = change.Values[0].Column;
                Store(standing.With([new RowValue(column, standing.Number(column) + (long)change.Values[0].Value!)]), undo);
                break;
            case RowVerb.Count when (long)change.Values[0].Value! < 0:
                break;
            case RowVerb.Put or RowVerb.Count:
                Insert(change, undo);
                break;
            case RowVerb.Update:
                foreach (var row in rows.Values.Where(row => row.Meets(change.Key.Concat(change.Condition))).ToArray())
                {
                    Store(row.With(change.Values), undo);
                }

                break;
            case RowVerb.Delete:
                Remove(KeyOf(change), undo);
                break;
            default:
                throw new InvalidOperationException($"There is no change of a row like {change.Verb}.");
        }
    }

    private void Insert(RowChange change, UndoLog undo)
    {
        var empty = new MemoryRow(schema, [.. schema.Columns.Select(column => column.Default)]);
        var row = empty.With(change.Key.Concat(change.Once).Concat(change.Values));
        if (StandingOf(change) is not null)
        {
            throw new CommitRefusedException($"{schema.Name}_pkey");
        }

        Store(row, undo);
    }

    private void Store(MemoryRow row, UndoLog undo)
    {
        var key = KeyOf([.. schema.Key.Select(column => row[column]!)]);
        Demand(row, key);
        var before = rows.GetValueOrDefault(key);
        rows[key] = row;
        undo.Add(before is null ? () => rows.Remove(key) : () => rows[key] = before);
    }

    private void Remove(string key, UndoLog undo)
    {
        if (rows.Remove(key, out var before))
        {
            undo.Add(() => rows[key] = before);
        }
    }

    private void Demand(MemoryRow row, string key)
    {
        foreach (var column in schema.Columns)
        {
            if (!column.MayBeNull && row[column.Name] is null)
            {
                throw new InvalidOperationException($"The column {column.Name} of {schema.Name} must not be null.");
            }
        }

        foreach (var rule in schema.Rules)
        {
            if (!Holds(rule, row, key))
            {
                throw new CommitRefusedException(rule.Name);
            }
        }
    }

    private bool Holds(TableRule rule, MemoryRow row, string key) => rule switch
    {
        CheckRule check => check.Holds(column => row[column]),
        UniqueRule unique => !TakesPart(unique.Where, row)
            || unique.Columns.Any(column => row[column] is null)
            || !Others(unique.Where, key).Any(other => Same(unique.Columns, row, other)),
        OverlapRule overlap => !TakesPart(overlap.Where, row) || !Others(overlap.Where, key).Any(other => Overlap(overlap, row, other)),
        _ => throw new InvalidOperationException($"Nobody here knows how to hold {rule}."),
    };

    private IEnumerable<MemoryRow> Others(string? where, string key) =>
        rows.Where(other => other.Key != key && TakesPart(where, other.Value)).Select(other => other.Value);

    private static bool TakesPart(string? where, MemoryRow row) => where is null || row.Is(where);

    private static bool Same(ImmutableArray<string> columns, MemoryRow left, MemoryRow right) =>
        columns.All(column => Equals(left[column], right[column]));

    private static bool Overlap(OverlapRule rule, MemoryRow left, MemoryRow right) =>
        Same(rule.Same, left, right)
        && (rule.Different is not { } different || !Equals(left[different], right[different]))
        && left.Span(rule.Span).Overlaps(right.Span(rule.Span));

    private MemoryRow? StandingOf(RowChange change) => rows.GetValueOrDefault(KeyOf(change));

    private static string KeyOf(RowChange change) => KeyOf([.. change.Key.Select(column => column.Value!)]);

    private static string KeyOf(ReadOnlySpan<object> key)
    {
        var parts = new string[key.Length];
        for (var index = 0; index < key.Length; index++)
        {
            parts[index] = key[index] switch
            {
                long number => number.ToString("D20", CultureInfo.InvariantCulture),
                int number => number.ToString("D20", CultureInfo.InvariantCulture),
                var value => value.ToString()!,
            };
        }

        return string.Join('/', parts);
    }
}
