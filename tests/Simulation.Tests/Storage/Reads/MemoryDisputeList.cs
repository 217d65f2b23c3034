using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryDisputeList(MemoryPages pages) : IDisputeList
{
    public Task<Page<WaitingDispute>> Read(PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(Absences().Concat(Complaints()).Concat(Chargebacks()), page, dispute => dispute, cancellationToken, descending: false);

    private IEnumerable<(WaitingDispute Dispute, DateTimeOffset Since, Guid Id)> Absences() =>
        pages[ReadModel.Bookings].Where(row => row.Text("status") == Wire.Name(BookingStatus.Disputed))
            .Select(row => (new WaitingDispute(row.Id("id"), null), row.Instant("disputed_at"), row.Id("id")));

    private IEnumerable<(WaitingDispute Dispute, DateTimeOffset Since, Guid Id)> Complaints() =>
        pages[ReadModel.Complaints].Where(row => row.Text("status") == Wire.Name(ComplaintStatus.InMediation))
            .Select(row => (new WaitingDispute(row.Id("booking_id"), row.Id("id")), row.Instant("escalated_at"), row.Id("id")));

    private IEnumerable<(WaitingDispute Dispute, DateTimeOffset Since, Guid Id)> Chargebacks() =>
        pages[ReadModel.Disputes].Where(row => row.OptionalInstant("waits_since") is not null)
            .Select(row => (new WaitingDispute(row.Id("booking_id"), null, row.Id("id")), row.Instant("waits_since"), row.Id("id")));
}
