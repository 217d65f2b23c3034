using Marketplace.Bookings;
using Marketplace.Payments;
using Marketplace.Reviews;

namespace Marketplace.Simulations;

/// <summary>What holds of milestones, computed apart from the rules.</summary>
internal static class MilestoneLaws
{
    public static IEnumerable<Violation> Judge(History history)
    {
        var payments = history.Last<PaymentState>().ToDictionary(payment => payment.Id.GetGuidKey(), payment => payment.State);
        return
        [
            .. history.Steps.Where(step => step.Step.After is BookingState { Terms.Milestones: not null })
                .GroupBy(step => step.Step.Stream, StringComparer.Ordinal)
                .SelectMany(booking => Life(booking.Key, [.. booking], payments)),
            .. Unwanted(history, payments),
            .. Reviews(history),
        ];
    }

    /// <summary>What a booking holds of its customer's money, by what its events said before.</summary>
    public static long Held(BookingState booking)
    {
        if (booking.Terms!.Mode is BookingMode.Unpaid)
        {
            return 0;
        }

        var items = booking.Terms.Milestones is null ? null : booking.Milestones?.Items.Zip(booking.Terms.Milestones.Value);
        var paid = items?.Where(item => item.First.FundedAt is not null).Sum(item => item.Second.Total.Amount) ?? booking.Terms.Total.Amount - (booking.Balance?.PaidAt is null ? booking.Terms.Balance?.Due.Amount ?? 0 : 0);
        return paid - (items?.Sum(item => item.First.Settlement?.Whole.Amount ?? 0) ?? 0) - booking.Refunded + booking.ReturnedEarly;
    }

    /// <summary>Paid one after the other, each once; earned one after the other, each once, after it was paid, delivered and accepted or settled.</summary>
    private static IEnumerable<Violation> Life(string stream, Committed[] steps, IReadOnlyDictionary<Guid, PaymentState> payments)
    {
        var terms = ((BookingState)steps[^1].Step.After).Terms!;
        var (funded, released, delivered) = (0, 0, default(DateTimeOffset?));
        var since = DateTimeOffset.MaxValue;
        var provider = new Dictionary<Guid, long>();
        foreach (var step in steps)
        {
            var at = step.Write.At;
            var wrong = step.Step.Event switch
            {
                BookingConfirmed => ++funded != 1,
                BookingMilestoneFunded e => e.Number != ++funded || e.Amount != terms.Milestones!.Value[e.Number - 1].Total || payments[e.PaymentId].Captured != e.Amount.Amount,
                BookingMilestoneReleased e => e.Number != ++released || released > funded || delivered is null || !(IsAccepted(step, terms, delivered.Value) || ((BookingState)step.Step.Before).Complaint?.EndedAt == e.At),
                BookingReleased => ++released != terms.Milestones!.Value.Length || released > funded || delivered is null,
                BookingFundingLapsed e => e.Number != released + 1 || funded != released || at < since + terms.Process!.Delivery!.FundingWindow,
                BookingFundingReminded => at <= since || funded != released,
                BookingCancelled { Parts: { } parts } => parts.Any(part => part.Settlement.Kept.IsPositive && NumberOf(step, part.PaymentId) != released + 1),
                _ => false,
            };
            if (wrong)
            {
                yield return new Violation("milestones", $"{stream}@{step.Step.Version}: {step.Step.Event} after {funded} were paid and {released} accepted, delivered {delivered:u}");
            }

            delivered = step.Step.Event is BookingDelivered ? at : step.Step.Event is BookingMilestoneReleased ? null : delivered;
            since = step.Step.Event is BookingMilestoneReleased ? at : since;
            foreach (var part in Parts(step.Step.Event, ((BookingState)step.Step.Before).PaymentId))
            {
                provider[part.PaymentId] = provider.GetValueOrDefault(part.PaymentId) + part.Settlement.Provider.Amount;
            }
        }

        foreach (var (payment, share) in provider.Where(part => payments.GetValueOrDefault(part.Key) is var earned && earned?.ProviderShare + earned?.ClawedBack != part.Value))
        {
            yield return new Violation("milestones", $"{stream}: the provider earned {share} of {payment}, which says {payments.GetValueOrDefault(payment)?.ProviderShare}");
        }
    }

    /// <summary>By the customer's word or an operator's, or by silence for as long as was agreed.</summary>
    private static bool IsAccepted(Committed step, BookingTerms terms, DateTimeOffset delivered) =>
        step.Write.Cause.By.Role is ActorRole.Platform
            ? step.Write.At >= delivered + terms.Process!.Delivery!.AcceptWindow
            : step.Write.Cause.By.Role is ActorRole.Operator || step.Write.Cause.By.Id == ((BookingState)step.Step.Before).CustomerId;

    /// <summary>Which milestone a payment is of. Nothing is kept of one on which no work was begun.</summary>
    private static int NumberOf(Committed step, Guid payment) =>
        ((BookingState)step.Step.Before).Milestones!.Items.Single(item => item.PaymentId == payment).Number;

    /// <summary>What ends or releases money, payment by payment.</summary>
    private static IEnumerable<PaymentPart> Parts(object happened, Guid sale) => happened switch
    {
        BookingMilestoneReleased e => e.Parts ?? [new PaymentPart(sale, e.Settlement)],
        BookingReleased e => e.Parts ?? [new PaymentPart(sale, e.Settlement)],
        BookingCancelled { Tier: not "not_charged" } e => e.Parts ?? [new PaymentPart(sale, e.Settlement)],
        _ => [],
    };

    /// <summary>Who was paid for a part of the work may be reviewed for it, however the rest of it ended; who was not may not.</summary>
    private static IEnumerable<Violation> Reviews(History history)
    {
        var opened = history.All<ReviewsOpened>().Select(reviews => reviews.At.Stream.GetGuidKey()).ToHashSet();
        return from booking in history.Last<BookingState>()
               where booking.State is { Milestones: not null, Status: BookingStatus.Cancelled or BookingStatus.Refunded }
               let accepted = booking.State.Milestones!.Items.Count(item => item.AcceptedAt is not null)
               where opened.Contains(booking.Id.GetGuidKey()) != accepted > 0
               select new Violation("milestones", $"{booking.Id} is {booking.State.Status} with {accepted} milestones accepted, and its reviews were {(accepted > 0 ? "never " : string.Empty)}opened");
    }

    /// <summary>What was paid on a page that nobody waited for any more goes back whole, and what was paid for a milestone is divided whole.</summary>
    private static IEnumerable<Violation> Unwanted(History history, Dictionary<Guid, PaymentState> payments)
    {
        var funded = history.All<BookingMilestoneFunded>().Select(paid => paid.Event.PaymentId).ToHashSet();
        foreach (var (id, payment) in payments.Where(payment => payment.Value.Purpose is PaymentPurpose.Milestone))
        {
            // What a bank keeps stands for what was promised, and is taken of what was earned.
            var earned = payment.ProviderShare + payment.PlatformShare + (payment.Chargebacks?.SharesSettled ?? 0);
            if (payment.Captured + payment.Goodwill != payment.RefundsPromised + (payment.Chargebacks?.RefundsSettled ?? 0) + earned || (earned != 0 && !funded.Contains(id)))
            {
                yield return new Violation("milestones", $"{id}: {payment.Captured} were paid, {payment.RefundsPromised} go back, {earned} are earned");
            }
        }
    }
}
