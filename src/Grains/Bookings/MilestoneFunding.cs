using System.Collections.Frozen;
using Marketplace.Payments;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// How a milestone after the first is paid: a page is opened, and is paid in time or closed. Nothing is taken twice, because one page is
/// open at a time and only the open one counts.
/// </summary>
internal static class MilestoneFunding
{
    /// <summary>While work goes on somebody may be in the middle of paying for the next.</summary>
    private static readonly FrozenSet<BookingStatus> Open = [Confirmed, InProgress, Delivered, ChangesRequested, Overdue, Working, AwaitingFunding];

    public static Decision<BookingEvent> Fund(BookingState booking, FundMilestone fund, DateTimeOffset now)
    {
        if (booking.Milestones is not { } milestones)
        {
            return BookingRefusals.NoMilestones(booking.Terms!.Total);
        }

        var next = Milestones.NextToFund(booking);
        if (next is null || (fund.Number is { } wanted && wanted != next.Number))
        {
            return BookingRefusals.MilestoneOrder(next?.Number, fund.Number, milestones.Items.Length);
        }

        if (milestones.Page is { } page)
        {
            return BookingRefusals.MilestoneOpen(page);
        }

        if (milestones.Pages >= MilestonePage.MaximumNumber)
        {
            return BookingRefusals.TooManyMilestonePages(milestones.Pages);
        }

        var (by, number) = (BookingRoles.SideOf(booking, fund.Context.By)!.Value, milestones.Pages + 1);
        var payment = PaymentId.Of(fund.BookingId, PaymentPurpose.Milestone, number);
        return new BookingMilestoneAsked(now, by, new MilestonePage(next.Number, number, payment, next.Total, PayBy(booking, by, now)));
    }

    /// <summary>Money for a milestone: it is the one that is paid now, or the money goes back.</summary>
    public static Decision<BookingEvent> Paid(BookingState booking, TakePayment pay, DateTimeOffset now) =>
        !pay.Captured || booking.Extras.Any(extra => extra.PaymentId == pay.PaymentId) ? Decision<BookingEvent>.Nothing
        : booking.Milestones?.Page is { } page && page.PaymentId == pay.PaymentId
            ? new BookingMilestoneFunded(now, page.Milestone, page.PaymentId, page.Due, booking.Status is AwaitingFunding
                ? Milestones.DeliverBy(booking.Terms!, Milestones.Current(booking)!, now)
                : null)
        : new BookingPaymentRejected(now, "The time to pay this milestone had ended before it was paid.", pay.PaymentId);

    public static Decision<BookingEvent> Expire(BookingState booking, DateTimeOffset now) =>
        Unpaid(booking.Milestones!.Page!, "It was not paid in time.", now);

    public static Decision<BookingEvent> Remind(BookingState booking, DateTimeOffset now) =>
        new BookingFundingReminded(now, Milestones.Current(booking)!.Number, booking.Milestones!.FundBy!.Value);

    /// <summary>What was paid for is done. Everything that was to come is void, and nothing is held that could be given back.</summary>
    public static Decision<BookingEvent> Lapse(BookingState booking, DateTimeOffset now) =>
        Decision<BookingEvent>.Happened(
            new BookingFundingLapsed(now, Milestones.Current(booking)!.Number), new BookingCompleted(now, BookingSide.Platform));

    /// <summary>What happens to a booking, and before it the end of an open page, if nothing of it is to be paid any more, or for now.</summary>
    public static Decision<BookingEvent> Closed(BookingState booking, Decision<BookingEvent> decision, DateTimeOffset now)
    {
        if (booking.Milestones?.Page is not { } page || decision.Events.IsDefaultOrEmpty)
        {
            return decision;
        }

        var after = decision.Events.Aggregate(booking, Booking.Evolve).Status;
        return Open.Contains(after)
            ? decision
            : Decision<BookingEvent>.Happened(
                [Unpaid(page, after is Complained ? "The customer complains of what was delivered." : "The booking has ended.", now), .. decision.Events]);
    }

    private static BookingMilestoneUnpaid Unpaid(MilestonePage page, string reason, DateTimeOffset now) => new(now, page.Milestone, page.PaymentId, reason);

    /// <summary>A customer who asks for the page has a card at hand; for whom an operator asks has to hear of it first.</summary>
    private static DateTimeOffset PayBy(BookingState booking, BookingSide by, DateTimeOffset now)
    {
        var hold = booking.Terms!.Times().PaymentHold;
        var until = now + (by is BookingSide.Customer || hold > BookingTimes.HoldOfAbsent ? hold : BookingTimes.HoldOfAbsent);
        return booking.Milestones!.FundBy is { } lapses && lapses < until ? lapses : until;
    }
}
