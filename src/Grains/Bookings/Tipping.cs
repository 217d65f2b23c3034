using System.Diagnostics;
using Marketplace.Payments;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// What a customer gives on top of the price once the work is done. It has a payment of its own, all of which is the provider's: what was
/// agreed, what is kept of it and what goes back of it are the same with and without tips.
/// </summary>
internal static class Tipping
{
    public static Decision<BookingEvent> Give(BookingState booking, GiveTip give, DateTimeOffset now)
    {
        if (booking.CompletedAt!.Value + BookingTimes.TipWindow is var until && now >= until)
        {
            return BookingRefusals.TipTooLate(until, now);
        }

        if (booking.Tips.Length >= BookingTip.MaximumNumber)
        {
            return BookingRefusals.TooManyTips(booking.Tips.Length);
        }

        if (Fault(booking.Terms!.Total, give.Amount) is { } fault)
        {
            return BookingRefusals.TipNotValid(fault);
        }

        var number = booking.Tips.Length + 1;
        var offered = new BookingTipOffered(now, new BookingTip(
            number, give.Amount, give.Note, now, PaymentId.Of(give.BookingId, PaymentPurpose.Tip, number), PayBy(booking, now)));
        return Open(booking) is { } open
            ? Decision<BookingEvent>.Happened([Lapsed(open, "Another tip replaces it.", now), offered])
            : offered;
    }

    /// <summary>Money for a tip: it is one now, or the money goes back.</summary>
    public static Decision<BookingEvent> Paid(BookingState booking, TakePayment pay, DateTimeOffset now)
    {
        var tip = booking.Tips.FirstOrDefault(tip => tip.PaymentId == pay.PaymentId);
        return !pay.Captured || tip?.PaidAt is not null ? Decision<BookingEvent>.Nothing
            : tip is { IsOpen: true } ? new BookingTipped(now, tip.Number, tip.PaymentId, tip.Amount)
            : new BookingPaymentRejected(now, "The tip had ended before it was paid.", pay.PaymentId);
    }

    public static Decision<BookingEvent> Expire(BookingState booking, DateTimeOffset now) =>
        Lapsed(Open(booking)!, "It was not paid in time.", now);

    /// <summary>What happens to a booking, and before it the end of an open tip, if the work is no longer one that was done.</summary>
    public static Decision<BookingEvent> Closed(BookingState booking, Decision<BookingEvent> decision, DateTimeOffset now)
    {
        if (Open(booking) is not { } open || decision.Events.IsDefaultOrEmpty)
        {
            return decision;
        }

        return decision.Events.Aggregate(booking, Booking.Evolve).Status is Completed
            ? decision
            : Decision<BookingEvent>.Happened([Lapsed(open, "The booking has ended.", now), .. decision.Events]);
    }

    /// <summary>The one that waits for its payment.</summary>
    public static BookingTip? Open(BookingState booking) => booking.Tips.FirstOrDefault(tip => tip.IsOpen);

    public static BookingState Evolve(BookingState booking, BookingEvent happened) => booking with
    {
        Tips = happened switch
        {
            BookingTipOffered e => booking.Tips.Add(e.Tip),
            BookingTipped e => With(booking.Tips, e.Number, tip => tip with { PaidAt = e.At }),
            BookingTipLapsed e => With(booking.Tips, e.Number, tip => tip with { LapsedAt = e.At }),
            _ => throw new UnreachableException($"{happened.GetType().Name} is of no tip."),
        },
    };

    /// <summary>It stays a tip that was given, and shows what of it is the customer's again.</summary>
    public static BookingState Returned(BookingState booking, BookingMoneyReturned back) => booking with
    {
        Tips = [.. booking.Tips.Select(tip => tip.PaymentId == back.PaymentId ? tip with { Returned = (tip.Returned ?? Money.Zero(back.Amount.Currency)) + back.Amount } : tip)],
    };

    private static ImmutableArray<BookingTip> With(ImmutableArray<BookingTip> tips, int number, Func<BookingTip, BookingTip> change) =>
        tips.SetItem(number - 1, change(tips[number - 1]));

    /// <summary>More than the price is a slip of the finger, or not meant for the work.</summary>
    private static string? Fault(Money price, Money amount) =>
        amount.Currency != price.Currency ? $"must be in {price.Currency}, as the booking is"
        : !amount.IsPositive ? "must be positive"
        : amount > price ? $"must be at most the price, {price}"
        : null;

    private static BookingTipLapsed Lapsed(BookingTip tip, string reason, DateTimeOffset now) => new(now, tip.Number, tip.PaymentId, reason);

    /// <summary>Whoever gives a tip has a card at hand.</summary>
    private static DateTimeOffset PayBy(BookingState booking, DateTimeOffset now)
    {
        var (held, closes) = (now + booking.Terms!.Times().PaymentHold, BookingDeadlines.ReviewsCloseAt(booking.Terms!, booking.CompletedAt!.Value));
        return held < closes ? held : closes;
    }
}
