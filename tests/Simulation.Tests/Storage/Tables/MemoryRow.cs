using System.Globalization;
using Marketplace.Calendars;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>A row as it was when it was read: a change makes another one.</summary>
internal sealed class MemoryRow(TableSchema schema, ImmutableArray<object?> values)
{
    public ImmutableArray<object?> Values { get; } = values;

    public object? this[string column] => Values[schema.Ordinal(column)];

    public bool Has(string column) => schema.Has(column);

    public Guid Id(string column) => (Guid)this[column]!;

    public Guid? OptionalId(string column) => (Guid?)this[column];

    public string Text(string column) => (string)this[column]!;

    public string? OptionalText(string column) => (string?)this[column];

    public long Number(string column) => Convert.ToInt64(this[column], CultureInfo.InvariantCulture);

    public long? OptionalNumber(string column) => this[column] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    public double? OptionalReal(string column) => (double?)this[column];

    public bool Is(string column) => (bool)this[column]!;

    public DateTimeOffset Instant(string column) => (DateTimeOffset)this[column]!;

    public DateTimeOffset? OptionalInstant(string column) => (DateTimeOffset?)this[column];

    public DateOnly Date(string column) => (DateOnly)this[column]!;

    public TimeRange Span(string column) => (TimeRange)this[column]!;

    public string Json(string column) => ((JsonText)this[column]!).Text;

    public MemoryRow With(IEnumerable<RowValue> changes)
    {
        var changed = Values.ToBuilder();
        foreach (var change in changes)
        {
            var ordinal = schema.Ordinal(change.Column);
            changed[ordinal] = change.KeepsFirst ? changed[ordinal] ?? change.Value : change.Value;
        }

        return new MemoryRow(schema, changed.MoveToImmutable());
    }

    public bool Meets(IEnumerable<RowValue> condition) => condition.All(wanted => Equals(this[wanted.Column], wanted.Value));
}
