using Marketplace.Bookings;
using Marketplace.Closures;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryBookedDays(MemoryDatabase database) : IBookedDays
{
    public Task<ImmutableArray<FoundBooking>> Between(
        Guid resourceId, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        var taken = database.Occupancy
            .Where(seat => seat.Resource == resourceId && seat.Work.End > from && seat.Work.Start < to)
            .Select(seat => seat.Booking)
            .ToHashSet();
        return Task.FromResult<ImmutableArray<FoundBooking>>(
        [
            .. database.ReadModels[ReadModel.Bookings].Rows
                .Where(row => taken.Contains(row.Id("id")) && row.Text("status") is ("pending_payment" or "requested" or "confirmed" or "in_progress"))
                .OrderBy(row => row.Instant("starts_at"))
                .ThenBy(row => row.Id("id"))
                .Take(limit)
                .Select(Found),
        ]);
    }

    private static FoundBooking Found(MemoryRow row)
    {
        var refund = row.Text("status") == "confirmed" && row.Text("mode") != "unpaid" ? row.Number("total") - row.Number("refunded") : 0;
        return new FoundBooking(
            row.Id("id"),
            row.Id("listing_id"),
            row.Text("title"),
            row.Id("customer_id"),
            row.Instant("starts_at"),
            row.Instant("ends_at"),
            Wire.Read<BookingStatus>(row.Text("status")),
            new Money(refund, row.Text("currency")));
    }
}
