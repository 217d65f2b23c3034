using System.Diagnostics;
using static Marketplace.Closures.ClosureStatus;

namespace Marketplace.Closures;

/// <summary>
/// The rules of a closure. It cancels nothing itself: its relay does, booking by booking, and tells it what came of each. Where
/// the calendar is closed too it looks again, until a look finds nobody who had booked before it was.
/// </summary>
internal sealed class Closure : IRules<ClosureState, ClosureCommand, ClosureEvent>
{
    private Closure()
    {
    }

    public static string StreamType => "closure";

    /// <summary>Read top-down: does it exist, may you, can it be done now, are the details right.</summary>
    public static Decision<ClosureEvent> Decide(ClosureState closure, ClosureCommand command, DateTimeOffset now) =>
        (closure.Status, command) switch
        {
            (None, StartClosure start) => new ClosureAsked(now, start.Context.By, start.Plan, start.Found),
            (None, _) => ClosureRefusals.Unknown,
            (_, StartClosure) => ClosureRefusals.AlreadyAsked,
            _ when command.Context.By.Role is not ActorRole.Platform => ClosureRefusals.Unknown,
            (Working, RecordCalendar told) => new ClosureCalendarTold(now, told.Obstacle),
            (Working, RecordOutcomes outcomes) => Settle(closure, outcomes, now),
            (Working, RecordFound look) => Look(closure, look, now),

            // Heard before, in other words.
            _ => Decision<ClosureEvent>.Nothing,
        };

    public static ClosureState Evolve(ClosureState closure, ClosureEvent happened) =>
        happened switch
        {
            ClosureAsked e => new ClosureState
            {
                Status = Working, By = e.By, Plan = e.Plan, From = e.Found.From, To = e.Found.To, AskedAt = e.At,
            }.With(e.Found.Bookings),
            ClosureCalendarTold e => closure with { Obstacle = e.Obstacle },
            ClosureBookingsSettled e => closure.With(e.Bookings),
            ClosureLookWanted => closure,
            ClosureMoreFound e => closure.With(e.Found),
            ClosureDone e => closure with { Status = Done, DoneAt = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static bool Concerns(ClosureState closure, Actor who) => who.IsStaff || (closure.By is { } by && who.ActsFor(by.ProviderId));

    private static Decision<ClosureEvent> Settle(ClosureState closure, RecordOutcomes outcomes, DateTimeOffset now)
    {
        var settled = new ClosureBookingsSettled(now, outcomes.Bookings);
        return !Evolve(closure, settled).IsSettled ? settled
            : closure.Plan!.Closes && closure.Obstacle is null
                ? Decision<ClosureEvent>.Happened(settled, new ClosureLookWanted(now, closure.By!, closure.Plan, closure.From, closure.To))
                : Decision<ClosureEvent>.Happened(settled, new ClosureDone(now));
    }

    private static ClosureEvent Look(ClosureState closure, RecordFound look, DateTimeOffset now)
    {
        var known = closure.Bookings.Select(booking => booking.Id).ToHashSet();
        ImmutableArray<FoundBooking> more = [.. look.Found.Where(booking => !known.Contains(booking.Id))];
        return more.IsEmpty ? new ClosureDone(now) : new ClosureMoreFound(now, closure.By!, closure.Plan!, more);
    }
}
