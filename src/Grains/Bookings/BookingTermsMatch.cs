using Marketplace.Listings;

namespace Marketplace.Bookings;

/// <summary>Whether a wish to book is the one that was quoted.</summary>
internal static class BookingTermsMatch
{
    public static bool Same(BookingTerms quoted, BookSlot wish) =>
        quoted.ListingId == wish.ListingId
        && quoted.Start == wish.Start
        && quoted.Seats == wish.Seats
        && (wish.Duration is not { } duration || duration == WorkOf(quoted))
        && AddOns.Same(quoted.AddOns, wish.AddOns);

    /// <summary>How long was asked for, without the time of add-ons.</summary>
    public static TimeSpan WorkOf(BookingTerms quoted) => Rescheduling.DurationOf(quoted) - quoted.AddOnTime();
}
