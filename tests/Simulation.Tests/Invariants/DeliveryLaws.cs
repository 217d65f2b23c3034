using Marketplace.Bookings;

namespace Marketplace.Simulations;

/// <summary>What holds of work that is delivered, computed apart from the rules.</summary>
internal static class DeliveryLaws
{
    public static IEnumerable<Violation> Judge(History history) =>
        [.. Handovers(history), .. Wishes(history), .. Ends(history), .. Lapses(history)];

    /// <summary>Every delivery is kept, under the next number, and gives the customer the whole time from then on.</summary>
    private static IEnumerable<Violation> Handovers(History history)
    {
        foreach (var (at, delivered) in history.All<BookingDelivered>())
        {
            var (before, after) = ((BookingState)at.Step.Before, (BookingState)at.Step.After);
            var kept = before.Delivery?.Items.Length ?? 0;
            var last = before.Milestones is null ? kept : Math.Max(before.Delivery?.Items.Select(item => item.Number).DefaultIfEmpty().Max() ?? 0, before.Milestones.Items.Max(item => item.Delivery ?? 0));
            if (delivered.Delivery.Number != last + 1 || after.Delivery!.Items.Length != kept + 1 || at.Write.At < before.Terms!.Start)
            {
                yield return new Violation("delivery", $"{at.Stream}: number {delivered.Delivery.Number} after {kept}, at {at.Write.At:u}");
            }

            if (delivered.AcceptBy != at.Write.At + before.Terms!.Process!.Delivery!.AcceptWindow)
            {
                yield return new Violation("delivery", $"{at.Stream}: delivered at {at.Write.At:u}, and silence accepts at {delivered.AcceptBy:u}");
            }
        }
    }

    /// <summary>The customer asks for no more rounds than are included, and not once their time is over.</summary>
    private static IEnumerable<Violation> Wishes(History history)
    {
        foreach (var (at, wish) in history.All<BookingChangesRequested>().Where(wish => wish.Event.Change.By is BookingSide.Customer))
        {
            var before = (BookingState)at.Step.Before;
            var asked = before.Delivery!.Changes.Count(change => change.By is BookingSide.Customer);
            if (asked >= before.Terms!.Process!.Delivery!.ChangeRounds || at.Write.At >= before.Delivery.AcceptBy)
            {
                yield return new Violation("delivery", $"{at.Stream}: {wish} after {asked} rounds, at {at.Write.At:u}");
            }
        }
    }

    /// <summary>What is to be delivered is done by a word, by silence about the last delivery, or by the end of a complaint; and what it earns is earned once.</summary>
    private static IEnumerable<Violation> Ends(History history)
    {
        foreach (var (at, completed) in history.All<BookingCompleted>())
        {
            var before = (BookingState)at.Step.Before;
            if (before.Terms!.Process?.Delivery is not { } terms || before.Complaint?.EndedAt == completed.At || before.Status is BookingStatus.AwaitingFunding)
            {
                continue;
            }

            var silent = before.Delivery is { Items: [.., var last] } && at.Write.At >= last.At + terms.AcceptWindow
                && before.Delivery.Changes.All(change => change.Delivery < last.Number);
            if (completed.By is BookingSide.Provider || (at.Write.Cause.By.Role is ActorRole.Platform && !silent))
            {
                yield return new Violation("delivery", $"{at.Stream}: {completed} by {at.Write.Cause.By.Role} at {at.Write.At:u} after {before.Delivery}");
            }
        }

        foreach (var twice in history.All<BookingReleased>().GroupBy(released => released.At.Stream).Where(same => same.Count() > 1))
        {
            yield return new Violation("delivery", $"{twice.Key} was earned {twice.Count()} times");
        }
    }

    /// <summary>Nobody is late before their time is over, and of what lapses everything goes back.</summary>
    private static IEnumerable<Violation> Lapses(History history)
    {
        foreach (var (at, _) in history.All<BookingDeliveryOverdue>())
        {
            var before = (BookingState)at.Step.Before;
            var due = before.Delivery is { Changes: [.., var last] } ? last.At : Due(before.Terms!, before.Milestones, WorkBegan(history, at));
            if (at.Write.At < due + before.Terms!.Process!.Delivery!.DeliverWithin)
            {
                yield return new Violation("delivery", $"{at.Stream}: overdue at {at.Write.At:u}, less than {before.Terms.Process.Delivery.DeliverWithin} after {due:u}");
            }
        }

        foreach (var (at, cancelled) in history.All<BookingCancelled>().Where(cancelled => ((BookingState)cancelled.At.Step.Before).Status is BookingStatus.Overdue))
        {
            var before = (BookingState)at.Step.Before;
            var held = MilestoneLaws.Held(before);
            var early = at.Write.Cause.By.Role is ActorRole.Platform && at.Write.At < before.Delivery!.LapsesAt;
            if (cancelled.Settlement.Refund.Amount != held || early)
            {
                yield return new Violation("delivery", $"{at.Stream}: {cancelled.Settlement.Refund.Amount} of {held} went back at {at.Write.At:u}");
            }
        }
    }

    /// <summary>When the work on a later milestone could begin; null for a booking's first work. By the order of the events, because a clock may have been put back between them.</summary>
    private static DateTimeOffset? WorkBegan(History history, Committed overdue) =>
        history.All<BookingMilestoneReleased>().Select(released => released.At)
            .Concat(history.All<BookingMilestoneFunded>().Select(funded => funded.At))
            .Where(at => at.Stream == overdue.Stream && at.Step.Version < overdue.Step.Version && at.Step is { Before: BookingState before, After: BookingState { Status: BookingStatus.Working } }
                && (before.Status is not BookingStatus.Working || at.Step.Event is BookingMilestoneReleased))
            .MaxBy(at => at.Step.Version)?.Write.At;

    /// <summary>When what is worked on was agreed to be done: the end of the booking, or what its milestone says, and never before work on it began.</summary>
    private static DateTimeOffset Due(BookingTerms terms, MilestoneCase? milestones, DateTimeOffset? began)
    {
        if (terms.Milestones is not { } all || milestones is null)
        {
            return terms.End;
        }

        var current = all[milestones.Items.Count(item => item.AcceptedAt is not null)];
        return began is null && current is { DueAt: null, DueAfter: null } ? terms.End
            : current.DueAt is { } at && at > (began ?? terms.Start) ? at
            : (began ?? terms.Start) + (current.DueAfter ?? TimeSpan.Zero);
    }
}
