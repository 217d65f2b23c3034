using Marketplace.Bookings;

namespace Marketplace.Complaints;

/// <summary>Tells the booking what its complaint came to. Until then it holds the money.</summary>
internal sealed class ComplaintRelay(IGrainFactory grains) : IRelay<ComplaintEvent>
{
    public bool Hears(ComplaintEvent happened) => happened is ComplaintEnded;

    public async Task Tell(Notice<ComplaintEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not ComplaintEnded ended)
        {
            return;
        }

        var complaint = notice.Known(await grains.GetGrain<IComplaintGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        await grains.GetGrain<IBookingGrain>(complaint.BookingId)
            .ComplaintEnded(new EndComplaint(notice.Cause("booking"), ended.By, ended.Outcome, ended.Award, ended.Text));
    }
}
