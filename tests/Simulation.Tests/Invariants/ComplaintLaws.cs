using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of complaints, computed apart from the rules.</summary>
internal static class ComplaintLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Beginnings(history), .. Ends(history), .. Defaults(history), .. Money(history), .. Milestones(history)];

    /// <summary>After the work was begun, while nobody has earned the money, and once, or once of each milestone; and what is at stake is what was left of it.</summary>
    private static IEnumerable<Violation> Beginnings(History history)
    {
        foreach (var (at, complained) in history.All<BookingComplained>())
        {
            var before = (BookingState)at.Step.Before;
            var left = AtStake(before);
            // Who checks in early has begun, and so has whoever was started by a clock that ran ahead.
            var begun = before.Status is not BookingStatus.Confirmed || at.Write.At >= before.Terms!.Start;
            if (!begun || before.ReleasedAt is not null || (before.Complaint is { } earlier && earlier.Milestone == complained.Complaint.Milestone) || complained.Complaint.Stake.Amount != left || left <= 0)
            {
                yield return new Violation("complaints", $"{at.Stream}: {complained} about {before.Status} with {left} left, after {before.Complaint}");
            }
        }
    }

    /// <summary>The customer's money; of what cost them nothing that of the platform.</summary>
    private static long AtStake(BookingState booking) =>
        MilestoneLaws.Held(booking) is > 0 and var held ? held : booking.Terms!.PlatformPays().Amount - booking.CouponBack;

    /// <summary>Every complaint comes to one end, its booking hears of it once, and gives back what was awarded and nothing else.</summary>
    private static IEnumerable<Violation> Ends(History history)
    {
        var heard = history.All<BookingComplaintEnded>().ToLookup(ended => ((BookingState)ended.At.Step.Before).Complaint!.Id);
        foreach (var (id, complaint) in history.Last<ComplaintState>())
        {
            if (heard[id.GetGuidKey()].ToArray() is not [var ended] || complaint.Award != ended.Event.Award || complaint.Status != ended.Event.Outcome)
            {
                yield return new Violation("complaints", $"{id} is {complaint.Status} with {complaint.Award}, and its booking heard {string.Join(", ", heard[id.GetGuidKey()].Select(end => end.Event))}");
                continue;
            }

            var paid = MilestoneLaws.Held((BookingState)ended.At.Step.Before) > 0;
            var given = history.Steps.Where(step => step.Write == ended.At.Write).Select(step => step.Step.Event).OfType<BookingRefunded>()
                .Sum(refund => paid ? refund.Amount.Amount : refund.CouponBack?.Amount ?? 0);
            if (given != ended.Event.Award.Amount || given > complaint.Case!.Stake.Amount)
            {
                yield return new Violation("complaints", $"{id} awards {complaint.Award} of {complaint.Case!.Stake}, and {given} were given back");
            }
        }

        foreach (var (at, complained) in history.All<BookingComplained>().Where(complained => !heard.Contains(complained.Event.Complaint.Id)))
        {
            yield return new Violation("complaints", $"{at.Stream}: the complaint {complained.Complaint.Id} never ended");
        }
    }

    /// <summary>Time decides when it should, and as was said before: for the silent only what was offered, against the silent what was asked.</summary>
    private static IEnumerable<Violation> Defaults(History history)
    {
        foreach (var (at, ended) in history.All<ComplaintEnded>().Where(ended => ended.At.Write.Cause.By.Role is ActorRole.Platform))
        {
            var before = (ComplaintState)at.Step.Before;
            var due = before.AnswerBy ?? before.ReplyBy ?? before.LapsesAt;
            var providerSpoke = before.Entries.Any(entry => entry.By is BookingSide.Provider);
            var award = before.AnswerBy is null && providerSpoke ? before.Offer?.Amount.Amount ?? 0 : before.Offer?.Amount.Amount ?? before.Case!.Wanted?.Amount ?? 0;
            if (due is null || at.Write.At < due || ended.Award.Amount != award)
            {
                yield return new Violation("complaints", $"{at.Stream}: {ended} by time, due {due:u}, with {before.Offer} of a provider who {(providerSpoke ? "spoke" : "was silent")}");
            }
        }

        foreach (var (at, _) in history.All<ComplaintEnded>().Where(ended => ended.Event.Outcome is ComplaintStatus.Decided))
        {
            if (at.Write.Cause.By.Role is not (ActorRole.Operator or ActorRole.Platform))
            {
                yield return new Violation("complaints", $"{at.Stream} was decided by {at.Write.Cause.By}");
            }
        }
    }

    /// <summary>
    /// A part of a milestone is given back of its own payment, and the work goes on with what was paid ahead untouched; or all that is
    /// held goes back, and the work ends.
    /// </summary>
    private static IEnumerable<Violation> Milestones(History history)
    {
        foreach (var (at, ended) in history.All<BookingComplaintEnded>())
        {
            if (at.Step.Before is not BookingState { Complaint: { Milestone: { } number } complaint } before)
            {
                continue;
            }

            Committed[] steps = [.. history.Steps.Where(step => step.Write == at.Write)];
            var payment = before.Milestones!.Items[number - 1].PaymentId;
            var others = steps.Select(step => step.Step.Event).OfType<BookingRefunded>().SelectMany(refund => refund.Parts ?? [])
                .Where(part => part.PaymentId != payment).Sum(part => part.Settlement.Refund.Amount);
            var after = (BookingState)steps[^1].Step.After;
            var isLast = number == before.Terms!.Milestones!.Value.Length;
            var goesOn = ended.Outcome is ComplaintStatus.Withdrawn ? after.Status is BookingStatus.Delivered
                : ended.Award == complaint.Stake ? after.Status is BookingStatus.Refunded
                : others == 0 && ended.Award < before.Terms.Milestones.Value[number - 1].Total
                    && after.Status is var status && (isLast ? status is BookingStatus.Completed : status is BookingStatus.Working or BookingStatus.AwaitingFunding);
            if (!goesOn)
            {
                yield return new Violation("complaints", $"{at.Stream}: {ended} of milestone {number} with {complaint.Stake} at stake, {others} of it of others, and then {after.Status}");
            }
        }
    }

    /// <summary>Between the complaint and its end nobody gets anything of what is at stake.</summary>
    private static IEnumerable<Violation> Money(History history)
    {
        var open = new HashSet<Guid>();
        foreach (var step in history.Steps)
        {
            switch (step.Step.Event)
            {
                case BookingComplained:
                    open.Add(step.Stream.GetGuidKey());
                    break;
                case BookingComplaintEnded:
                    open.Remove(step.Stream.GetGuidKey());
                    break;
                case PaymentEarned when step.Step.After is PaymentState { Purpose: not (PaymentPurpose.Tip or PaymentPurpose.SecurityDeposit) } payment && open.Contains(payment.BookingId):
                    yield return new Violation("complaints", $"{step.Step.Stream} was earned while {payment.BookingId} was complained of");
                    break;
                case BookingReleased or BookingMilestoneReleased or BookingRefunded or BookingCancelled when open.Contains(step.Stream.GetGuidKey()):
                    yield return new Violation("complaints", $"{step.Step.Name} happened to {step.Step.Stream}, which is complained of");
                    break;
            }
        }
    }
}
