using System.Globalization;

namespace Marketplace.Bookings;

/// <summary>Every way a booking says no. The codes are documented in docs/errors.md.</summary>
internal static class BookingRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "booking.unknown", "There is no such booking.");

    public static readonly Refusal AlreadyPlaced =
        new(RefusalKind.NotNow, "booking.already-placed", "This booking id is taken.");

    public static readonly Refusal SlotTaken =
        new(RefusalKind.NotNow, "booking.slot-taken", "Somebody was faster: this slot is taken.");

    public static readonly Refusal OwnListing =
        new(RefusalKind.NotValid, "booking.own-listing", "Providers cannot book their own listings.");

    public static readonly Refusal NotAsQuoted =
        new(RefusalKind.NotValid, "booking.not-as-quoted", "The quote was for another listing, time or number of seats.");

    public static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "booking.not-yours", "The other side of the booking decides this.");

    public static readonly Refusal TooLate =
        new(RefusalKind.NotNow, "booking.too-late", "The time to answer has passed.");

    public static readonly Refusal StartPassed =
        new(RefusalKind.NotValid, "booking.start-passed", "That time has passed.");

    public static readonly Refusal MovedMeanwhile =
        new(RefusalKind.NotNow, "booking.moved-meanwhile", "The booking is at another time by now.");

    public static readonly Refusal TooManyOffers =
        new(RefusalKind.NotNow, "booking.too-many-offers", "No more offers can be made; talk, accept or decline.");

    public static readonly Refusal NothingProposed =
        new(RefusalKind.NotNow, "booking.nothing-proposed", "No other time is proposed.");

    public static readonly Refusal ChangeOpen =
        new(RefusalKind.NotNow, "booking.change-open", "A change order is open: answer it, pay for it, or give it up first.");

    public static readonly Refusal ChangeAccepted =
        new(RefusalKind.NotNow, "booking.change-accepted", "Both sides have agreed to the change order; it waits for its payment.");

    public static readonly Refusal TooManyChanges =
        new(RefusalKind.NotNow, "booking.too-many-changes", "This booking cannot be changed any more.");

    public static readonly Refusal NoRates =
        new(RefusalKind.NotNow, "booking.no-rates", "It was sold before its rates were kept, so its price cannot be changed.");

    public static readonly Refusal SeatsGivenUp =
        new(RefusalKind.NotNow, "booking.seats-given-up", "Some of its seats were given up, so its price cannot be changed any more.");

    public static readonly Refusal NoChangeOrder =
        new(RefusalKind.NotNow, "booking.no-change-order", "No change order is open.");

    public static readonly Refusal TipTooLate =
        new(RefusalKind.NotNow, "booking.tip-too-late", "A tip can be given within a day after the work was done.");

    public static readonly Refusal TooManyTips =
        new(RefusalKind.NotNow, "booking.too-many-tips", "No more tips can be given for this booking.");

    public static readonly Refusal NotStarted =
        new(RefusalKind.NotNow, "booking.not-started", "The work has not begun yet.");

    public static readonly Refusal RefundTooMuch =
        new(RefusalKind.NotValid, "booking.refund-too-much", "That is more than the booking still holds.");

    public static readonly Refusal RefundNotValid =
        new(RefusalKind.NotValid, "booking.refund-not-valid", "A refund is a positive amount in the currency of the booking.");

    public static readonly Refusal EarningsReleased =
        new(RefusalKind.NotNow, "booking.earnings-released", "The provider has already earned this money.");

    public static readonly Refusal CheckedIn =
        new(RefusalKind.NotNow, "booking.checked-in", "The provider has checked in before.");

    public static readonly Refusal NotCheckedIn =
        new(RefusalKind.NotNow, "booking.not-checked-in", "The provider has not checked in.");

    public static readonly Refusal CheckedOut =
        new(RefusalKind.NotNow, "booking.checked-out", "The provider has checked out, so the work was done.");

    public static readonly Refusal NoShowReported =
        new(RefusalKind.NotNow, "booking.no-show-reported", "It was reported before that a side did not come.");

    public static readonly Refusal NoShowSide =
        new(RefusalKind.NotValid, "booking.no-show-side", "Say which side did not come, the customer or the provider. Nobody reports themselves.");

    public static readonly Refusal NotDelivered =
        new(RefusalKind.NotNow, "booking.not-delivered", "There is nothing to deliver: this work is done when one says so, or by the passing of its end.");

    public static readonly Refusal IsDelivered =
        new(RefusalKind.NotNow, "booking.is-delivered", "This work is done by delivering it.");

    public static readonly Refusal NothingDelivered =
        new(RefusalKind.NotNow, "booking.nothing-delivered", "Nothing was delivered yet.");

    public static readonly Refusal TooManyDeliveries =
        new(RefusalKind.NotNow, "booking.too-many-deliveries", "No more deliveries can be made; talk, or ask an operator.");

    public static Refusal NotMigratable(string why) =>
        new Refusal(RefusalKind.NotNow, "booking.not-migratable", "The booking cannot go on by that version of its process.").With("why", why);

    public static Refusal DeliveryReplaced(int number) =>
        new Refusal(RefusalKind.NotNow, "booking.delivery-replaced", "Something else was delivered meanwhile.")
            .With("delivery", number.ToString(CultureInfo.InvariantCulture));

    public static Refusal NoRoundsLeft(int rounds) =>
        new Refusal(RefusalKind.NotNow, "booking.no-rounds-left", "No more rounds of changes are included; accept it, talk, or ask an operator.")
            .With("rounds", rounds.ToString(CultureInfo.InvariantCulture));

    public static Refusal TooEarly(DateTimeOffset from) =>
        new Refusal(RefusalKind.NotNow, "booking.too-early", "It is too early for that.")
            .With("from", from.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static Refusal OfferReplaced(int number) =>
        new Refusal(RefusalKind.NotNow, "booking.offer-replaced", "Another offer stands now.")
            .With("offer", number.ToString(CultureInfo.InvariantCulture));

    public static Refusal ChangeReplaced(int number) =>
        new Refusal(RefusalKind.NotNow, "booking.change-replaced", "Another change order stands now.")
            .With("number", number.ToString(CultureInfo.InvariantCulture));

    public static Refusal TipNotValid(string fault) =>
        new Refusal(RefusalKind.NotValid, "booking.tip-not-valid", "That cannot be given as a tip.").With("amount", fault);

    public static Refusal SeatsNotLeft(int seats) =>
        new Refusal(RefusalKind.NotValid, "booking.seats-not-valid", "At least one seat must be left; to give up all of them, cancel the booking.")
            .With("seats", $"must be fewer than {seats}");

    public static Refusal NotWhile(BookingStatus status) =>
        new Refusal(RefusalKind.NotNow, "booking.not-now", $"That cannot be done while the booking is {Wire(status)}.").With("status", Wire(status));

    private static string Wire(BookingStatus status) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
