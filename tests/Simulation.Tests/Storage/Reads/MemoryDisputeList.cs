using Marketplace.Bookings;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryDisputeList(MemoryPages pages) : IDisputeList
{
    public Task<Page<Guid>> Read(PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.Bookings].Where(row => row.Text("status") == Wire.Name(BookingStatus.Disputed))
                .Select(row => (row, row.Instant("disputed_at"), row.Id("id"))),
            page,
            row => row.Id("id"),
            cancellationToken,
            descending: false);
}
