using static Marketplace.FactNames;

namespace Marketplace.Bookings;

/// <summary>No to what two sides agree on: offers, other times and change orders.</summary>
internal static partial class BookingRefusals
{
    public static Refusal TooManyOffers(int offers) =>
        new Refusal(RefusalKind.NotNow, "booking.too-many-offers", "No more offers can be made; talk, accept or decline.")
            .With(Count, offers).With(Limit, BookingOffer.MaximumNumber);

    public static Refusal OfferReplaced(int number, int asked) =>
        new Refusal(RefusalKind.NotNow, "booking.offer-replaced", "Another offer stands now.").With("offer", number).With(Asked, asked);

    public static Refusal MovedMeanwhile(DateTimeOffset start, DateTimeOffset asked) =>
        new Refusal(RefusalKind.NotNow, "booking.moved-meanwhile", "The booking is at another time by now.").With("start", start).With(Asked, asked);

    /// <summary>Nothing, or another time than the one that was agreed to.</summary>
    public static Refusal NothingProposed(BookingMove? move)
    {
        var refusal = new Refusal(RefusalKind.NotNow, "booking.nothing-proposed", "No other time is proposed.");
        return move is null ? refusal.With("start", RefusalFacts.None) : refusal.With("start", move.Start);
    }

    public static Refusal ChangeOpen(BookingChange change) => Of(
        change, new(RefusalKind.NotNow, "booking.change-open", "A change order is open: answer it, pay for it, or give it up first."));

    public static Refusal ChangeAccepted(BookingChange change) => Of(
        change, new(RefusalKind.NotNow, "booking.change-accepted", "Both sides have agreed to the change order; it waits for its payment."));

    public static Refusal TooManyChanges(int changes) =>
        new Refusal(RefusalKind.NotNow, "booking.too-many-changes", "This booking cannot be changed any more.")
            .With(Count, changes).With(Limit, BookingChange.MaximumNumber);

    public static Refusal NoRates(DateTimeOffset soldAt) =>
        new Refusal(RefusalKind.NotNow, "booking.no-rates", "It was sold before its rates were kept, so its price cannot be changed.").With(At, soldAt);

    public static Refusal PaidByCredit(Packages.BookingCredit credit) =>
        new Refusal(RefusalKind.NotNow, "booking.paid-by-credit", "The booking was paid with a session of a package, so its price cannot be changed.")
            .With("packageId", credit.PackageId).With("number", credit.Number);

    public static Refusal SeatsGivenUp(int given, int left) =>
        new Refusal(RefusalKind.NotNow, "booking.seats-given-up", "Some of its seats were given up, so its price cannot be changed any more.")
            .With(Count, given).With("seats", left);

    /// <summary>How many there were before says whether one has just ended.</summary>
    public static Refusal NoChangeOrder(int changes) =>
        new Refusal(RefusalKind.NotNow, "booking.no-change-order", "No change order is open.").With(Count, changes);

    public static Refusal ChangeReplaced(int number, int asked) =>
        new Refusal(RefusalKind.NotNow, "booking.change-replaced", "Another change order stands now.").With("number", number).With(Asked, asked);

    private static Refusal Of(BookingChange change, Refusal refusal) =>
        refusal.With("number", change.Number)
            .With(By, change.By)
            .With(WaitsFor, change.PaymentId is null ? "answer" : "payment")
            .With(Until, change.ExpiresAt);
}
