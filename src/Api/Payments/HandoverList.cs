using Npgsql;

namespace Marketplace.Payments;

/// <inheritdoc/>
internal sealed class HandoverList(ListReader lists) : IHandoverList
{
    private const string Columns = "select id, kind, payment_id, booking_id, provider_id, collector, amount, currency, since as sort, failure, retryable from handovers";

    /// <summary>Served by handovers_since, and for a provider by handovers_by_provider.</summary>
    public Task<Page<HandoverBody>> Read(Guid? provider, PageRequest page, CancellationToken cancellationToken)
    {
        var query = provider is { } theirs
            ? new ListQuery($"{Columns} where provider_id = $1 and collector is distinct from 'platform'", theirs) { Descending = false }
            : new ListQuery(Columns) { Descending = false };
        return lists.Read(query, page, Item, cancellationToken);
    }

    private static HandoverBody Item(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.Optional<Guid>(2),
            row.Optional<Guid>(3),
            row.GetGuid(4),
            row.OptionalText(5),
            new Money(row.GetInt64(6), row.GetString(7)),
            row.GetFieldValue<DateTimeOffset>(8),
            row.OptionalText(9),
            row.GetBoolean(10));
}
