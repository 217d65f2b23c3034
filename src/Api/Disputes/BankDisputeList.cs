using Npgsql;

namespace Marketplace.Disputes;

/// <inheritdoc/>
internal sealed class BankDisputeList(ListReader lists) : IBankDisputeList
{
    private const string Columns =
        "id, payment_id, booking_id, provider_id, title, status, reason, amount, currency, opened_at, due_by, ended_at, opened_at as sort";

    /// <summary>Served by disputes_by_provider.</summary>
    public Task<Page<BankDisputeItem>> OfProvider(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        Read("provider_id", providerId, page, cancellationToken);

    /// <summary>Served by disputes_by_reference.</summary>
    public Task<Page<BankDisputeItem>> OfPayment(Guid paymentId, PageRequest page, CancellationToken cancellationToken) =>
        Read("payment_id", paymentId, page, cancellationToken);

    private Task<Page<BankDisputeItem>> Read(string column, Guid id, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery($"select {Columns} from disputes where {column} = $1", id), page, Item, cancellationToken);

    private static BankDisputeItem Item(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.GetGuid(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        new Money(row.GetInt64(7), row.GetString(8)),
        row.GetFieldValue<DateTimeOffset>(9),
        row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
        row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11));
}
