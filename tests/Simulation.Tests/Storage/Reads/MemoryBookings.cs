using Marketplace.Bookings;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryBookingList(MemoryPages pages) : IBookingList
{
    public Task<Page<BookingItem>> Read(
        BookingSide side, Guid mine, BookingStatus? status, PageRequest page, CancellationToken cancellationToken)
    {
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        var rows = pages[ReadModel.Bookings].Where(row =>
            row.Id(column) == mine && (status is not { } wanted || row.Text("status") == Wire.Name(wanted)));
        return pages.ByInstant(rows, "booked_at", page, Item, cancellationToken);
    }

    private static BookingItem Item(MemoryRow row) =>
        new(
            row.Id("id"),
            row.Text("status"),
            row.Id("customer_id"),
            row.Id("provider_id"),
            row.Id("listing_id"),
            row.Text("title"),
            row.Instant("starts_at"),
            row.Instant("ends_at"),
            (int)row.Number("seats"),
            new Money(row.Number("total"), row.Text("currency")),
            new Money(row.Number("refunded"), row.Text("currency")),
            row.Instant("booked_at"),
            row.OptionalInstant("hold_expires_at"));
}
