using Marketplace.Feeds;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryFeedBookings(MemoryPages pages) : IFeedBookings
{
    public Task<IReadOnlyList<FeedBooking>> Read(
        CalendarFeedRole role, Guid accountId, DateTimeOffset endsAfter, CancellationToken cancellationToken)
    {
        var (column, id) = role is CalendarFeedRole.Provider ? ("provider_id", DerivedId.From(accountId, "provider")) : ("customer_id", accountId);
        return Shown(endsAfter, row => row.Id(column) == id ? row.Text("status") : null);
    }

    public Task<IReadOnlyList<FeedBooking>> OfResource(Guid resourceId, DateTimeOffset endsAfter, CancellationToken cancellationToken)
    {
        var has = pages[ReadModel.Occupancy]
            .Where(row => row.Id("resource") == resourceId && row.Instant("work_end") > endsAfter)
            .GroupBy(row => row.Id("booking_id"))
            .ToDictionary(seats => seats.Key, seats => seats.Any(row => row.Is("live")));
        return Shown(endsAfter, row => has.TryGetValue(row.Id("id"), out var still) ? still ? row.Text("status") : "cancelled" : null);
    }

    private Task<IReadOnlyList<FeedBooking>> Shown(DateTimeOffset endsAfter, Func<MemoryRow, string?> statusOf) =>
        Task.FromResult<IReadOnlyList<FeedBooking>>(
        [
            .. (from row in pages[ReadModel.Bookings]
                where row.Instant("ends_at") > endsAfter
                let status = statusOf(row)
                where status is not null
                orderby row.Instant("ends_at"), row.Id("id")
                select new FeedBooking(
                    row.Id("id"),
                    row.Text("title"),
                    status,
                    row.Instant("starts_at"),
                    row.Instant("ends_at"),
                    (int)row.Number("seats"),
                    row.Instant("booked_at"),
                    row.Instant("changed_at"),
                    row.Number("version"))).Take(IFeedBookings.Maximum),
        ]);
}
