namespace Marketplace.Bookings;

/// <summary>Whether a wish to book is the one that was quoted.</summary>
internal static class BookingTermsMatch
{
    public static bool Same(BookingTerms quoted, BookSlot wish) =>
        quoted.ListingId == wish.ListingId
        && quoted.Start == wish.Start
        && quoted.Seats == wish.Seats
        && (wish.Duration is not { } duration || duration == (quoted.Duration ?? quoted.End - quoted.Start));
}
