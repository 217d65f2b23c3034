using Marketplace.Calendars;
using Marketplace.Waitlists;

namespace Marketplace.Bookings;

/// <summary>
/// Frees the slot of a booking that has ended or moved. The occupancy rows went with the booking's own transaction; this tells
/// the gate, and then whoever waits for the time.
/// </summary>
internal sealed class CalendarRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => happened is BookingMoved || IsEnd(happened);

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is BookingMoved { Freed: var freed })
        {
            // It goes on elsewhere, so nothing that was offered has lapsed.
            await Free(notice, freed.ResourceId, freed.SpanStart, freed.SpanEnd, hadIt: Guid.Empty);
        }
        else if (IsEnd(notice.Event))
        {
            var terms = (await BookingFacts.Of(grains, notice, cancellationToken)).Terms;
            await Free(notice, terms.ResourceId, terms.Start - terms.Rules.BufferBefore, terms.End + terms.Rules.BufferAfter, notice.Source);
        }
    }

    private static bool IsEnd(BookingEvent happened) =>
        happened is BookingPaymentExpired or BookingDeclined or BookingExpired or BookingCancelled or BookingRefunded { Entire: true };

    private async Task Free(Notice<BookingEvent> notice, Guid resource, DateTimeOffset from, DateTimeOffset to, Guid hadIt)
    {
        await grains.GetGrain<ICalendarGate>(resource).Settle(notice.Source, SlotOutcome.Unknown);
        await grains.GetGrain<IWaitlistGrain>(WaitlistId.Of(resource)).TimeFreed(new FreeTime(notice.Cause("free"), from, to, hadIt));
    }
}
