namespace Marketplace.Bookings;

/// <summary>From the inquiry through offers to the agreement. Both sides may offer; the last offer is the one that stands.</summary>
internal static class Negotiation
{
    public static Decision<BookingEvent> Ask(AskForOffer ask, DateTimeOffset now) =>
        ask.Context.By.ActsFor(ask.Terms.ProviderId) ? BookingRefusals.OwnListing(ask.Terms.ProviderId)
        : now >= ask.Terms.Start ? BookingRefusals.StartPassed(ask.Terms.Start, now)
        : new BookingAsked(now, ask.Context.By.Id, ask.Terms, OfferBy(ask.Terms, now), ask.QuoteId, ask.Notes);

    public static Decision<BookingEvent> Offer(BookingState booking, MakeOffer offer, DateTimeOffset now)
    {
        if (booking.OfferBy is { } until && now >= until)
        {
            return BookingRefusals.TooLate(until, now);
        }

        if (booking.Offers >= BookingOffer.MaximumNumber)
        {
            return BookingRefusals.TooManyOffers(booking.Offers);
        }

        if (offer.Priced.View is not { } terms)
        {
            return offer.Priced.Refusal!;
        }

        return now >= terms.Start
            ? BookingRefusals.StartPassed(terms.Start, now)
            : new BookingOffered(
                now, new BookingOffer(booking.Offers + 1, SideOf(booking, offer), terms, offer.Wish.Note, now, OfferBy(terms, now)));
    }

    public static Decision<BookingEvent> Withdraw(BookingState booking, WithdrawOffer withdraw, DateTimeOffset now) =>
        booking.Offer!.By != SideOf(booking, withdraw) && !withdraw.Context.By.IsStaff
            ? BookingRefusals.NotYours(BookingRoles.SpeakingFor(booking.Offer.By))
            : new BookingOfferWithdrawn(now, SideOf(booking, withdraw), withdraw.Reason, OfferBy(booking.Terms!, now));

    /// <summary>Nobody accepts for the other side what they offered themselves.</summary>
    public static Decision<BookingEvent> Accept(BookingState booking, AcceptBooking accept, DateTimeOffset now)
    {
        var offer = booking.Offer!;
        return offer.By == SideOf(booking, accept) && !accept.Context.By.IsStaff ? BookingRefusals.NotYours(BookingRoles.Answering(offer.By))
            : accept.Offer is { } read && read != offer.Number ? BookingRefusals.OfferReplaced(offer.Number, read)
            : now >= offer.ExpiresAt ? BookingRefusals.TooLate(offer.ExpiresAt, now)

            // Asked of an activation that had not heard of the offer yet, and so took no slot for it.
            : accept.Grant is null ? BookingRefusals.Overtaken(booking.Status)
            : new BookingAgreed(
                now,
                SideOf(booking, accept),
                offer.Number,
                booking.CustomerId,
                offer.Terms,
                accept.Grant!,
                accept.PaymentId,
                HoldOf(booking, accept, now),
                accept.Assignment,
                accept.KeepCard && SideOf(booking, accept) is BookingSide.Customer);
    }

    /// <summary>Whoever has just accepted has a card at hand; whose offer was accepted has to hear of it first.</summary>
    private static DateTimeOffset HoldOf(BookingState booking, AcceptBooking accept, DateTimeOffset now)
    {
        var terms = booking.Offer!.Terms;
        var hold = terms.Times().PaymentHold;
        hold = SideOf(booking, accept) is BookingSide.Customer || hold > BookingTimes.HoldOfAbsent ? hold : BookingTimes.HoldOfAbsent;
        return now + hold < terms.Start ? now + hold : terms.Start;
    }

    private static BookingSide SideOf(BookingState booking, BookingCommand command) =>
        BookingRoles.SideOf(booking, command.Context.By)!.Value;

    /// <summary>Counted from the last word, and never beyond the start: an hour that has begun cannot be sold.</summary>
    private static DateTimeOffset OfferBy(BookingTerms terms, DateTimeOffset now)
    {
        var by = now + terms.Times().OfferWindow;
        return by < terms.Start ? by : terms.Start;
    }
}
