using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Closures;

/// <summary>
/// Closes the calendar and cancels what is booked, one booking after the other. The ids of all that it asks for follow from
/// the closure, so that after a crash it finds what it had done, and goes on from there.
/// </summary>
internal sealed class ClosureRelay(IGrainFactory grains, IBookedDays days) : IRelay<ClosureEvent>
{
    /// <summary>How many outcomes are told at once: a write for each would write a long list again and again.</summary>
    private const int Portion = 50;

    public bool Hears(ClosureEvent happened) => happened is ClosureAsked or ClosureLookWanted or ClosureMoreFound;

    public async Task Tell(Notice<ClosureEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case ClosureAsked asked:
                if (asked.Plan.Closes)
                {
                    await CloseCalendar(notice, asked);
                }

                await Cancel(notice, asked.By, asked.Plan, asked.Found.Bookings, cancellationToken);
                break;
            case ClosureMoreFound more:
                await Cancel(notice, more.By, more.Plan, more.Found, cancellationToken);
                break;
            case ClosureLookWanted look:
                var found = await days.Between(look.Plan.ResourceOf(look.By), look.From, look.To, ClosurePlan.MaximumBookings, cancellationToken);
                await Closure(notice).LookedAgain(new RecordFound(notice.Cause("found"), found));
                break;
        }
    }

    private async Task CloseCalendar(Notice<ClosureEvent> notice, ClosureAsked asked)
    {
        var (plan, label) = (asked.Plan, asked.Plan.Reason);
        var period = new PlanPeriod(
            plan.From,
            plan.To.AddDays(-1),
            PlanPeriodKind.Vacation,
            label is { Length: > PlanPeriod.MaximumLabel } ? label[..PlanPeriod.MaximumLabel] : label,
            null,
            false);
        var closed = await grains.GetGrain<ICalendarGrain>(plan.ResourceOf(asked.By)).AddPeriod(new AddPlanPeriod(notice.Cause("close") with { By = asked.By }, period));
        await Closure(notice).CalendarTold(new RecordCalendar(notice.Cause("calendar"), closed.Refusal?.Code));
    }

    private async Task Cancel(
        Notice<ClosureEvent> notice, Actor by, ClosurePlan plan, ImmutableArray<FoundBooking> found, CancellationToken cancellationToken)
    {
        var portions = found.IsEmpty ? [[]] : found.Chunk(Portion);
        foreach (var (number, portion) in portions.Index())
        {
            var settled = ImmutableArray.CreateBuilder<ClosedBooking>(portion.Length);
            foreach (var booking in portion)
            {
                settled.Add(await Cancel(notice, by, plan, booking, cancellationToken));
            }

            await Closure(notice).Settled(new RecordOutcomes(notice.Cause($"outcomes/{number}"), settled.DrainToImmutable()));
        }
    }

    /// <summary>A booking that is being captured cannot be ended at this moment, and is tried again.</summary>
    private async Task<ClosedBooking> Cancel(
        Notice<ClosureEvent> notice, Actor by, ClosurePlan plan, FoundBooking found, CancellationToken cancellationToken)
    {
        var booking = grains.GetGrain<IBookingGrain>(found.Id);
        var cancelled = await booking.Cancel(new CancelBooking(notice.Cause($"cancel/{found.Id}") with { By = by }, plan.Reason, found.Start));
        var now = cancelled.View ?? (await booking.Read(Actor.Platform, cancellationToken)).View!;
        if (cancelled.Refusal is { } refusal && now.Status is BookingStatus.Requested)
        {
            throw new InvalidOperationException($"{found.Id} is in the way of {notice.Stream}: {refusal.Code}.");
        }

        var outcome = now.EndedAt is not null ? ClosureOutcome.Cancelled
            : now.Terms.Start != found.Start ? ClosureOutcome.Moved
            : ClosureOutcome.Kept;
        return new ClosedBooking(
            found.Id, found.Title, found.Start, outcome, now.Refunded, outcome is ClosureOutcome.Kept ? cancelled.Refusal?.Code : null);
    }

    private IClosureGrain Closure(Notice<ClosureEvent> notice) => grains.GetGrain<IClosureGrain>(notice.Source);
}
