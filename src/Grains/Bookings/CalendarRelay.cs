using Marketplace.Calendars;
using Marketplace.Waitlists;

namespace Marketplace.Bookings;

/// <summary>
/// Frees the slot of a booking that has ended. The occupancy rows went with the booking's own transaction; this tells the gate,
/// and then whoever waits for the time.
/// </summary>
internal sealed class CalendarRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) =>
        happened is BookingPaymentExpired or BookingDeclined or BookingExpired or BookingCancelled or BookingRefunded { Entire: true };

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var terms = (await BookingFacts.Of(grains, notice, cancellationToken)).Terms;
        await grains.GetGrain<ICalendarGate>(terms.ResourceId).Settle(notice.Source, SlotOutcome.Unknown);
        await grains.GetGrain<IWaitlistGrain>(WaitlistId.Of(terms.ResourceId)).TimeFreed(new FreeTime(
            notice.Cause("free"), terms.Start - terms.Rules.BufferBefore, terms.End + terms.Rules.BufferAfter, notice.Source));
    }
}
