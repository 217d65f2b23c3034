using Marketplace.Calendars;

namespace Marketplace.Bookings;

/// <summary>Frees the slot of a booking that has ended. The occupancy rows went with the booking's own transaction; this tells the gate.</summary>
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

        var booking = await BookingFacts.Of(grains, notice, cancellationToken);
        await grains.GetGrain<ICalendarGate>(booking.Terms.ResourceId).Settle(notice.Source, SlotOutcome.Unknown);
    }
}
