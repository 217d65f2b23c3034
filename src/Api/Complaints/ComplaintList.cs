using Marketplace.Bookings;
using Npgsql;

namespace Marketplace.Complaints;

/// <summary>Complaints in lists, newest first.</summary>
internal interface IComplaintList
{
    /// <summary>What somebody complained of, or what is held against them.</summary>
    Task<Page<ComplaintItem>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class ComplaintList(ListReader lists) : IComplaintList
{
    private const string Columns =
        "id, booking_id, customer_id, provider_id, title, status, reason, stake, award, currency, opened_at, ended_at, opened_at as sort";

    public Task<Page<ComplaintItem>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by complaints_by_customer and complaints_by_provider.
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        return lists.Read(new ListQuery($"select {Columns} from complaints where {column} = $1", mine), page, Item, cancellationToken);
    }

    private static ComplaintItem Item(NpgsqlDataReader row)
    {
        var currency = row.GetString(9);
        return new ComplaintItem(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetGuid(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            new Money(row.GetInt64(7), currency),
            row.IsDBNull(8) ? null : new Money(row.GetInt64(8), currency),
            row.GetFieldValue<DateTimeOffset>(10),
            row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11));
    }
}
