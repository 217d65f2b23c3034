namespace Marketplace.Bookings;

/// <summary>Until when a slot, or a change order, waits for a payment that takes its time. See docs/adr/0012-holds-for-money-under-way.md.</summary>
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

    /// <summary>A change order waits as long, from when both sides agreed to it, and never beyond the moment in which the work is earned.</summary>
    public static DateTimeOffset WhileUnderWay(BookingState booking, BookingChange change)
    {
        var longest = Earlier((change.AgreedAt ?? change.At) + BookingTimes.PaymentUnderWay, BookingDeadlines.EarnedAt(booking));
        return change.ExpiresAt > longest ? change.ExpiresAt : longest;
    }

    /// <inheritdoc cref="ForAnotherTry(BookingState, DateTimeOffset)"/>
    public static DateTimeOffset ForAnotherTry(BookingState booking, BookingChange change, DateTimeOffset now) =>
        Earlier(now + booking.Terms!.Times().PaymentHold, WhileUnderWay(booking, change));

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
