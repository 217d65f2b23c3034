using Marketplace.Bookings;
using Marketplace.Groups;

namespace Marketplace.Simulations;

/// <summary>A session that needs enough people is decided once, on who was confirmed then, for all of them.</summary>
internal static class GroupLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Decisions(town.Watch.History), .. Ends(town)];

    /// <summary>
    /// Counted again from the history. Somebody may come or leave while it is being counted, so between the wish to count and
    /// the decision there must have been a moment at which it was right.
    /// </summary>
    private static IEnumerable<Violation> Decisions(History history)
    {
        var seats = new Dictionary<string, (Guid Session, int Seats)>(StringComparer.Ordinal);
        var counts = new Dictionary<Guid, (int Least, int Most)>();
        foreach (var step in history.Steps)
        {
            switch (step.Step.After)
            {
                case BookingState booking:
                    seats[step.Step.Stream] = booking is { Grant: { } grant, Status: BookingStatus.Confirmed or BookingStatus.InProgress } ? (grant.Session, booking.Terms!.Seats) : default;
                    foreach (var session in counts.Keys.ToArray())
                    {
                        var (least, most) = counts[session];
                        counts[session] = (Math.Min(least, Count(session)), Math.Max(most, Count(session)));
                    }

                    break;
                case GroupState { Plan: { } plan }:
                    var key = step.Stream.GetGuidKey();
                    if (step.Step.Event is GroupCountWanted)
                    {
                        counts[key] = (Count(key), Count(key));
                        if (step.Write.At < plan.DecidesAt)
                        {
                            yield return new Violation("groups", $"{step.Stream} was decided at {step.Write.At:u}, before {plan.DecidesAt:u}");
                        }
                    }
                    else if (step.Step.Event is GroupOn or GroupCalledOff && counts.Remove(key, out var counted)
                        && (step.Step.Event is GroupOn ? counted.Most < plan.Needed && step.Write.At < plan.Start : counted.Least >= plan.Needed))
                    {
                        yield return new Violation("groups", $"{step.Stream} needs {plan.Needed}, had {counted.Least} to {counted.Most}, and {step.Step.Name}");
                    }

                    break;
            }
        }

        int Count(Guid session) => seats.Values.Where(seat => seat.Session == session).Sum(seat => seat.Seats);
    }

    /// <summary>The process died with the word that a session is off, and came back when it had begun: whoever came is not sent away then.</summary>
    private static bool NobodyCouldSay(Town town, GrainId booking, Guid session)
    {
        var off = town.Watch.History.All<GroupCalledOff>().Where(off => off.At.Stream.GetGuidKey() == session).Select(off => off.At.CommittedAt).DefaultIfEmpty(DateTimeOffset.MaxValue).First();
        var back = town.Starts.Where(start => start > off).DefaultIfEmpty(DateTimeOffset.MinValue).Min();
        return town.Watch.History.All<BookingStarted>().Any(started => started.At.Stream == booking && started.At.CommittedAt >= back && back >= ((BookingState)started.At.Step.Before).Terms!.Start);
    }

    private static IEnumerable<Violation> Ends(Town town)
    {
        var groups = town.Watch.History.Last<GroupState>().ToDictionary(group => group.Id.GetGuidKey(), group => group.State);
        foreach (var (id, group) in groups.Where(group => group.Value.Status is GroupStatus.Deciding || (group.Value.Status is GroupStatus.Open && group.Value.Plan!.DecidesAt < town.Now)))
        {
            yield return new Violation("liveness", $"The session {id} is still {group.Status}");
        }

        foreach (var (id, booking) in town.Watch.History.Last<BookingState>())
        {
            if (booking is { Grant: { } grant, Terms.Rules.Minimum: not null } && grant.Session != id.GetGuidKey() && groups.GetValueOrDefault(grant.Session)?.Status is not GroupStatus.On && !NobodyCouldSay(town, id, grant.Session))
            {
                yield return new Violation("groups", $"{id} is {booking.Status} in {grant.Session}, which is {groups.GetValueOrDefault(grant.Session)?.Status}");
            }
        }

        foreach (var (at, cancelled) in town.Watch.History.All<BookingCancelled>().Where(cancelled => cancelled.At.Step.Before is BookingState { Status: BookingStatus.Confirmed, Terms.Mode: not BookingMode.Unpaid } && cancelled.Event is { By: BookingSide.Platform, Reason: not ("The balance was not paid in time." or "The security deposit was not paid in time.") }))
        {
            var before = (BookingState)at.Step.Before;
            if (cancelled.Settlement.Refund.Amount != MilestoneLaws.Held(before))
            {
                yield return new Violation("groups", $"{at.Stream} was called off, and {cancelled.Settlement.Refund} of {MilestoneLaws.Held(before)} go back");
            }
        }
    }
}
