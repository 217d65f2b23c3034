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

        if (Redemptions.Fault(terms.Coupon, place.Uses) is { } usedUp)
        {
            return usedUp;
        }

        var (isPaid, waits) = (terms.Mode is not BookingMode.Unpaid, BookingMoney.WaitsForMoney(terms));
        var placed = new BookingPlaced(
            now,
            place.Context.By.Id,
            terms,
            place.Grant,
            isPaid ? place.PaymentId : Guid.Empty,
            waits ? now + (place.Hold ?? terms.Times().PaymentHold) : now,
            place.QuoteId,
            place.Notes,
            place.Assignment,
            place.KeepCard);
        return waits ? placed
            : NeedsAcceptance(terms)
                ? Decision<BookingEvent>.Happened(placed, new BookingRequested(now, BookingTimes.AnswerBy(terms, null, now)))
                : Decision<BookingEvent>.Happened(placed, new BookingConfirmed(now));
    }

    /// <summary>Only what is paid elsewhere says so itself; everywhere else it is the way of booking.</summary>
    private static bool NeedsAcceptance(BookingTerms terms) => terms.Mode switch
    {
        BookingMode.Request => true,
        BookingMode.Unpaid => terms.Times().NeedsAcceptance,
        _ => false,
    };

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

    /// <summary>What was authorised has to be captured before it is confirmed; where nothing is paid, or not here, a yes is enough.</summary>
    public static Decision<BookingEvent> Accept(BookingState booking, DateTimeOffset now) =>
        booking.AnswerBy is { } until && now >= until ? BookingRefusals.TooLate(until, now)
        : BookingMoney.WaitsForMoney(booking.Terms!) ? new BookingAccepted(now)
        : Decision<BookingEvent>.Happened(new BookingAccepted(now), new BookingConfirmed(now));
}
