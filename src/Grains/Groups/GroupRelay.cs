using Marketplace.Bookings;

namespace Marketplace.Groups;

/// <summary>Counts who comes when a session's moment has come, and cancels its bookings when too few do.</summary>
internal sealed class GroupRelay(IGrainFactory grains, IGroupTurnout turnout) : IRelay<GroupEvent>
{
    public bool Hears(GroupEvent happened) => happened is GroupCountWanted or GroupCalledOff or GroupStrayed;

    public async Task Tell(Notice<GroupEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case GroupCountWanted wanted:
                var participants = await turnout.Of(wanted.Plan.ResourceId, wanted.Plan.Session ?? notice.Source, cancellationToken);
                await grains.GetGrain<IGroupSessionGrain>(notice.Source).Record(new RecordTurnout(
                    notice.Cause("turnout"),
                    participants.Where(participant => participant.IsConfirmed).Sum(participant => participant.Seats),
                    [.. participants.Select(participant => participant.BookingId)]));
                break;
            case GroupCalledOff off:
                foreach (var booking in off.Bookings)
                {
                    await CallOff(notice, off.Plan, booking, cancellationToken);
                }

                break;
            case GroupStrayed strayed:
                await CallOff(notice, strayed.Plan, strayed.BookingId, cancellationToken);
                break;
        }
    }

    /// <summary>Whoever has moved to another session is left alone. A booking that cannot be cancelled at this moment is tried again, unless its work has begun.</summary>
    private async Task CallOff(Notice<GroupEvent> notice, GroupPlan plan, Guid bookingId, CancellationToken cancellationToken)
    {
        var booking = grains.GetGrain<IBookingGrain>(bookingId);
        var reason = $"Fewer than {plan.Needed} had joined by the time at which the session is decided.";
        var cancelled = await booking.Cancel(new CancelBooking(notice.Cause($"call-off/{bookingId}"), reason, plan.Start));
        if (cancelled.Refusal is { } refusal
            && (await booking.Read(Actor.Platform, cancellationToken)).View is { EndedAt: null, Status: BookingStatus.Requested or BookingStatus.Confirmed or BookingStatus.PendingPayment })
        {
            throw new InvalidOperationException($"{bookingId} is in the way of calling {notice.Stream} off: {refusal.Code}.");
        }
    }
}
