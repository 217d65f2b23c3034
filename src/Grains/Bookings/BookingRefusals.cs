using Marketplace.Listings;
using static Marketplace.FactNames;

namespace Marketplace.Bookings;

/// <summary>Every way a booking says no, and the facts behind it. The codes are documented in docs/errors.md.</summary>
internal static partial class BookingRefusals
{
    public static readonly Refusal NotEarnedYet =
        new(RefusalKind.NotNow, "booking.not-earned-yet", "Whose expense a refund is can be said of money that was earned; until then nobody has any of it.");

    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "booking.unknown", "There is no such booking.");

    public static readonly Refusal AlreadyPlaced =
        new(RefusalKind.NotNow, "booking.already-placed", "This booking id is taken.");

    /// <summary>Seen by the database alone, when two calendars of one resource had granted the same.</summary>
    public static readonly Refusal SlotTaken =
        new Refusal(RefusalKind.NotNow, "booking.slot-taken", "Somebody was faster: this slot is taken.").With("rule", "busy");

    public static Refusal OwnListing(Guid provider) =>
        new Refusal(RefusalKind.NotValid, "booking.own-listing", "Providers cannot book their own listings.").With("providerId", provider);

    /// <summary>What was quoted, of each that the wish has otherwise.</summary>
    public static Refusal NotAsQuoted(BookingTerms quoted, BookSlot wish)
    {
        var refusal = new Refusal(
            RefusalKind.NotValid, "booking.not-as-quoted", "The quote was for another listing, time or number of seats, or other add-ons.");
        refusal = quoted.ListingId == wish.ListingId ? refusal : refusal.With("listingId", quoted.ListingId);
        refusal = quoted.Start == wish.Start ? refusal : refusal.With("start", quoted.Start);
        refusal = quoted.Seats == wish.Seats ? refusal : refusal.With("seats", quoted.Seats);
        refusal = wish.Duration is null || wish.Duration == BookingTermsMatch.WorkOf(quoted) ? refusal : refusal.With("duration", BookingTermsMatch.WorkOf(quoted));
        return AddOns.Same(quoted.AddOns, wish.AddOns)
            ? refusal
            : refusal.With("addOns", string.Join(", ", (quoted.AddOns ?? []).Select(one => $"{one.Id}:{one.Quantity}").DefaultIfEmpty(RefusalFacts.None)));
    }

    /// <summary>The platform is nobody whom a caller could turn to.</summary>
    public static Refusal NotYours(BookingRole allowed) =>
        new Refusal(RefusalKind.NotYours, "booking.not-yours", "The other side of the booking decides this.")
            .WithEach(AllowedFor, BookingRoles.People.Where(role => allowed.HasFlag(role)));

    public static Refusal NotWhile(BookingStatus status, IEnumerable<BookingStatus> allowed) =>
        NotWhile(status).WithEach(AllowedIn, allowed);

    /// <summary>The provider has said yes, and the customer's bank has not yet.</summary>
    public static Refusal AwaitsCapture() => NotWhile(BookingStatus.Requested).With(WaitsFor, "capture");

    /// <summary>An activation that had not heard of what was proposed took no slot for it. The next one has heard.</summary>
    public static Refusal Overtaken(BookingStatus status) => NotWhile(status).With(Again, "yes");

    public static Refusal TooLate(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "booking.too-late", "The time to answer has passed.").With(Until, until).With(AsOf, now);

    public static Refusal TooEarly(DateTimeOffset from, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "booking.too-early", "It is too early for that.").With(From, from).With(AsOf, now);

    public static Refusal StartPassed(DateTimeOffset start, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotValid, "booking.start-passed", "That time has passed.").With("start", start).With(AsOf, now);

    public static Refusal NotMigratable(string why) =>
        new Refusal(RefusalKind.NotNow, "booking.not-migratable", "The booking cannot go on by that version of its process.").With("why", why);

    public static Refusal SeatsNotLeft(int seats) =>
        new Refusal(RefusalKind.NotValid, "booking.seats-not-valid", "At least one seat must be left; to give up all of them, cancel the booking.")
            .With("seats", $"must be fewer than {seats}");

    private static Refusal NotWhile(BookingStatus status)
    {
        var refusal = new Refusal(RefusalKind.NotNow, "booking.not-now", "That cannot be done now.").With(Status, status);
        return refusal with { Reason = $"That cannot be done while the booking is {refusal.Facts[0].Value}." };
    }
}
