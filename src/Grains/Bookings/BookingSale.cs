namespace Marketplace.Bookings;

/// <summary>From the wish to the confirmed booking.</summary>
internal static class BookingSale
{
    public static Decision<BookingEvent> Place(PlaceBooking place, DateTimeOffset now)
    {
        var terms = place.Terms;
        if (place.Context.By.ActsFor(terms.ProviderId))
        {
            return BookingRefusals.OwnListing(terms.ProviderId);
        }

        var isPaid = terms.Mode is not BookingMode.Unpaid;
        var placed = new BookingPlaced(
            now,
            place.Context.By.Id,
            terms,
            place.Grant,
            isPaid ? place.PaymentId : Guid.Empty,
            isPaid ? now + (place.Hold ?? terms.Times().PaymentHold) : now,
            place.QuoteId,
            place.Notes,
            place.Assignment);
        return isPaid ? placed
            : terms.Times().NeedsAcceptance
                ? Decision<BookingEvent>.Happened(placed, new BookingRequested(now, BookingTimes.AnswerBy(terms, null, now)))
                : Decision<BookingEvent>.Happened(placed, new BookingConfirmed(now));
    }

    public static Decision<BookingEvent> Take(BookingState booking, TakePayment pay, DateTimeOffset now) =>
        booking.Terms!.Mode is BookingMode.Request && !pay.Captured
            ? new BookingRequested(now, BookingTimes.AnswerBy(booking.Terms, pay.CaptureBefore, now))
            : pay.Captured ? new BookingConfirmed(now) : Decision<BookingEvent>.Nothing;

    public static Decision<BookingEvent> Retake(BookingState booking, TakePayment pay, DateTimeOffset now)
    {
        var retaken = new BookingSlotRetaken(now, pay.Grant!, pay.Assignment, booking.Assignment);
        var taken = Take(booking, pay, now);
        return taken.Events.IsEmpty ? taken : Decision<BookingEvent>.Happened([retaken, .. taken.Events]);
    }

    public static Decision<BookingEvent> Renew(BookingState booking, DateTimeOffset until, DateTimeOffset now) =>
        until == booking.HoldExpiresAt ? Decision<BookingEvent>.Nothing : new BookingHoldRenewed(now, until);

    /// <summary>What was authorised has to be captured before it is confirmed; where nothing is paid here, a yes is enough.</summary>
    public static Decision<BookingEvent> Accept(BookingState booking, DateTimeOffset now) =>
        booking.AnswerBy is { } until && now >= until ? BookingRefusals.TooLate(until, now)
        : BookingMoney.IsPaidHere(booking) ? new BookingAccepted(now)
        : Decision<BookingEvent>.Happened(new BookingAccepted(now), new BookingConfirmed(now));
}
