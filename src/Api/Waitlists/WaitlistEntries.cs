using Marketplace.Bookings;
using Npgsql;

namespace Marketplace.Waitlists;

/// <inheritdoc/>
internal sealed class WaitlistEntries(NpgsqlDataSource database, ListReader lists) : IWaitlistEntries
{
    /// <summary>Whoever is ahead is found by waitlist_entries_waiting.</summary>
    private const string Columns =
        """
        mine.id, mine.listing_id, mine.title, mine.start_at, mine.end_at, mine.seats, mine.status,
        case when mine.status = 'waiting' then (
          select count(*) from waitlist_entries other
          where other.waitlist_id = mine.waitlist_id and other.status = 'waiting' and other.position < mine.position
            and other.from_at < mine.to_at and mine.from_at < other.to_at) end,
        mine.booking_id, mine.expires_at, mine.joined_at
        """;

    public Task<Page<WaitlistEntryBody>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by waitlist_entries_by_customer and waitlist_entries_by_provider.
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        return lists.Read(
            new ListQuery($"select {Columns}, mine.joined_at as sort from waitlist_entries mine where mine.{column} = $1", mine), page, Body, cancellationToken);
    }

    public async Task<FoundEntry?> Find(Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns}, mine.waitlist_id, mine.customer_id from waitlist_entries mine where mine.id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new FoundEntry(reader.GetGuid(11), reader.GetGuid(12), Body(reader)) : null;
    }

    private static WaitlistEntryBody Body(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetString(2),
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetInt32(5),
        row.GetString(6),
        row.IsDBNull(7) ? null : row.GetInt64(7),
        row.IsDBNull(8) ? null : row.GetGuid(8),
        row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
        row.GetFieldValue<DateTimeOffset>(10));
}
