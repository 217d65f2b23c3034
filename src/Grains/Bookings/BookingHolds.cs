namespace Marketplace.Bookings;

/// <summary>Until when a slot is held for a payment that takes its time.</summary>
internal static class BookingHolds
{
    /// <summary>Nothing is held for longer than money may be under way, nor beyond its start: an hour that has begun cannot be sold again.</summary>
    public static DateTimeOffset WhileUnderWay(BookingState booking)
    {
        var longest = Earlier(booking.SoldAt + BookingTimes.PaymentUnderWay, booking.Terms!.Start);
        return booking.HoldExpiresAt is { } held && held > longest ? held : longest;
    }

    /// <summary>As long as a first try has, within the same bounds, so that payments which fail again and again hold nothing for longer.</summary>
    public static DateTimeOffset ForAnotherTry(BookingState booking, DateTimeOffset now) =>
        Earlier(now + booking.Terms!.Times().PaymentHold, WhileUnderWay(booking));

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
