using Marketplace.Bookings;

namespace Marketplace.Complaints;

/// <summary>Opens the complaint once the booking holds its money for it.</summary>
internal sealed class ComplaintOpening(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => happened is BookingComplained;

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not BookingComplained { Complaint: var complaint } raised)
        {
            return;
        }

        var booking = await BookingFacts.Of(grains, notice, cancellationToken);
        var terms = booking.Terms;
        var said = new ComplaintCase(
            notice.Source,
            booking.CustomerId,
            terms.ProviderId,
            terms.ListingId,
            terms.Title,
            complaint.Reason,
            raised.Wish,
            raised.Wanted,
            complaint.Stake,
            terms.Credit is not null,
            terms.Complaints(),
            complaint.Milestone,
            complaint.OfMilestone);
        await grains.GetGrain<IComplaintGrain>(complaint.Id).Open(new OpenComplaint(notice.Cause("complaint"), raised.By, raised.Text, said));
    }
}
