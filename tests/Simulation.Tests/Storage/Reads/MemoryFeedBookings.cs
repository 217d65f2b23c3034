using Marketplace.Feeds;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryFeedBookings(MemoryPages pages) : IFeedBookings
{
    public Task<IReadOnlyList<FeedBooking>> Read(
        CalendarFeedRole role, Guid accountId, DateTimeOffset endsAfter, CancellationToken cancellationToken)
    {
        var (column, id) = role is CalendarFeedRole.Provider ? ("provider_id", DerivedId.From(accountId, "provider")) : ("customer_id", accountId);
        return Task.FromResult<IReadOnlyList<FeedBooking>>(
        [
            .. pages[ReadModel.Bookings]
                .Where(row => row.Id(column) == id && row.Instant("ends_at") > endsAfter)
                .OrderBy(row => row.Instant("ends_at")).ThenBy(row => row.Id("id"))
                .Take(IFeedBookings.Maximum)
                .Select(row => new FeedBooking(
                    row.Id("id"),
                    row.Text("title"),
                    row.Text("status"),
                    row.Instant("starts_at"),
                    row.Instant("ends_at"),
                    (int)row.Number("seats"),
                    row.Instant("booked_at"),
                    row.Instant("changed_at"),
                    row.Number("version"))),
        ]);
    }
}
