using Marketplace.Bookings;
using Marketplace.Postgres;
using Marketplace.Waitlists;

namespace Marketplace.Simulations;

internal sealed class MemoryWaitlistEntries(MemoryPages pages) : IWaitlistEntries
{
    public Task<Page<WaitlistEntryBody>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken)
    {
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        return pages.ByInstant(pages[ReadModel.WaitlistEntries].Where(row => row.Id(column) == mine), "joined_at", page, Body, cancellationToken);
    }

    public Task<FoundEntry?> Find(Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(pages[ReadModel.WaitlistEntries].FirstOrDefault(row => row.Id("id") == id) is { } row
            ? new FoundEntry(row.Id("waitlist_id"), row.Id("customer_id"), Body(row))
            : null);

    private WaitlistEntryBody Body(MemoryRow row) => new(
        row.Id("id"),
        row.Id("listing_id"),
        row.Text("title"),
        row.Instant("start_at"),
        row.Instant("end_at"),
        (int)row.Number("seats"),
        row.Text("status"),
        IsWaiting(row) ? pages[ReadModel.WaitlistEntries].LongCount(other => IsAhead(other, row)) : null,
        row.OptionalId("booking_id"),
        row.OptionalInstant("expires_at"),
        row.Instant("joined_at"));

    private static bool IsAhead(MemoryRow other, MemoryRow mine) =>
        IsWaiting(other)
        && other.Id("waitlist_id") == mine.Id("waitlist_id")
        && other.Number("position") < mine.Number("position")
        && other.Instant("from_at") < mine.Instant("to_at")
        && mine.Instant("from_at") < other.Instant("to_at");

    private static bool IsWaiting(MemoryRow row) => row.Text("status") == "waiting";
}
