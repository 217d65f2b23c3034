using Marketplace.Calendars;
using Marketplace.Resources;
using Marketplace.Waitlists;

namespace Marketplace.Bookings;

/// <summary>
/// Frees the slot of a booking that has ended or moved. The occupancy rows went with the booking's own transaction; this tells
/// the gate, and then whoever waits for the time.
/// </summary>
internal sealed class CalendarRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => happened is BookingMoved or BookingSeatsCancelled or BookingChanged { Left: not null } or BookingSlotRetaken { Left: not null } || IsEnd(happened);

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is BookingMoved moved)
        {
            // It goes on elsewhere, so nothing that was offered has lapsed.
            await Free(notice, moved.Terms, moved.Left, moved.Freed.SpanStart, moved.Freed.SpanEnd, hadIt: Guid.Empty);
        }
        else if (notice.Event is BookingSeatsCancelled cancelled)
        {
            await Free(notice, cancelled.Terms, cancelled.Assignment, cancelled.Grant.SpanStart, cancelled.Grant.SpanEnd, hadIt: Guid.Empty);
        }
        else if (notice.Event is BookingChanged { Left: not null, Freed: { } freed } changed)
        {
            // It goes on for longer, perhaps with others: those that it had before are free.
            await Free(notice, changed.Terms, changed.Left, freed.SpanStart, freed.SpanEnd, hadIt: Guid.Empty);
        }
        else if (notice.Event is BookingSlotRetaken { Left: { } left })
        {
            // It may have others now, and whoever was told of its end was told of those.
            await Settle(notice, [.. left.Resources.Select(resource => resource.ResourceId)]);
        }
        else if (IsEnd(notice.Event))
        {
            var booking = await BookingFacts.Of(grains, notice, cancellationToken);
            var terms = booking.Terms;
            await Free(notice, terms, booking.Assignment, terms.Start - terms.Rules.BufferBefore, terms.End + terms.Rules.BufferAfter, notice.Source);
        }
    }

    private static bool IsEnd(BookingEvent happened) =>
        happened is BookingPaymentExpired or BookingDeclined or BookingExpired or BookingCancelled or BookingRefunded { Entire: true };

    /// <summary>There is one line for all that a provider has: whoever waits may be served by any of it.</summary>
    private async Task Free(
        Notice<BookingEvent> notice, BookingTerms terms, Assignment? had, DateTimeOffset from, DateTimeOffset to, Guid hadIt)
    {
        await Settle(notice, BookingSlots.Resources(terms, had));
        await grains.GetGrain<IWaitlistGrain>(WaitlistId.Of(terms.ResourceId)).TimeFreed(new FreeTime(notice.Cause("free"), from, to, hadIt));
    }

    private Task Settle(Notice<BookingEvent> notice, ImmutableArray<Guid> resources) =>
        Task.WhenAll(resources.Select(resource => grains.GetGrain<ICalendarGate>(resource).Settle(notice.Source, SlotOutcome.Unknown)));
}
