namespace Marketplace.Bookings;

/// <summary>How a change order is paid: what is added is paid first and is so once it is paid; unpaid it does not happen.</summary>
internal static class ChangePayments
{
    public static bool IsToBePaid(BookingState booking, BookingChange change) => change.Due.IsPositive && BookingMoney.IsPaidHere(booking);

    /// <summary>What the customer would have to pay for what is proposed; null where that is nothing, or nothing is proposed.</summary>
    public static Money? WouldBeDue(BookingState booking, Decision<BookingEvent> proposed) =>
        proposed is { Refusal: null, Events: [BookingChangeProposed { Change: var change }] } && IsToBePaid(booking, change) ? change.Due : null;

    /// <summary>Whoever has just accepted has a card at hand; whose proposal was accepted has to hear of it first.</summary>
    public static DateTimeOffset PayBy(BookingState booking, BookingSide by, DateTimeOffset now)
    {
        var hold = booking.Terms!.Times().PaymentHold;
        hold = by is BookingSide.Customer || hold > BookingTimes.HoldOfAbsent ? hold : BookingTimes.HoldOfAbsent;
        var earned = BookingDeadlines.EarnedAt(booking);
        return now + hold < earned ? now + hold : earned;
    }

    /// <summary>Money for a change order: it is so now, or the money goes back.</summary>
    public static Decision<BookingEvent> Paid(BookingState booking, TakePayment pay, DateTimeOffset now)
    {
        if (!pay.Captured)
        {
            return Decision<BookingEvent>.Nothing;
        }

        if (booking.Change is not { } change || change.PaymentId != pay.PaymentId)
        {
            return new BookingPaymentRejected(now, "The change order had ended before it was paid.", pay.PaymentId);
        }

        var changed = ChangeOrders.Apply(booking, change, pay.Grant, pay.Assignment, now);
        return changed.Refusal is null ? changed : ChangeOrders.Declined(change, BookingSide.Platform, "The time was taken meanwhile.", now);
    }

    /// <summary>Money that is under way gets the time that it needs, as that of the sale does.</summary>
    public static Decision<BookingEvent> Expect(BookingState booking, Guid payment, DateTimeOffset now) =>
        booking.Change is { } change && change.PaymentId == payment
            ? Renew(change, payment, BookingHolds.WhileUnderWay(booking, change), now)
            : Decision<BookingEvent>.Nothing;

    /// <summary>It did not come, and the customer may try another way.</summary>
    public static Decision<BookingEvent> Miss(BookingState booking, Guid payment, DateTimeOffset now) =>
        booking.Change is { } change && change.PaymentId == payment
            ? Renew(change, payment, BookingHolds.ForAnotherTry(booking, change, now), now)
            : Decision<BookingEvent>.Nothing;

    private static Decision<BookingEvent> Renew(BookingChange change, Guid payment, DateTimeOffset until, DateTimeOffset now) =>
        until == change.ExpiresAt ? Decision<BookingEvent>.Nothing : new BookingChangeRenewed(now, change.Number, payment, until);
}
