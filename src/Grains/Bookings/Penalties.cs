namespace Marketplace.Bookings;

/// <summary>What a provider pays who does not keep what they sold: a part of what was still to be done for it, by the notice that they gave.</summary>
internal static class Penalties
{
    /// <param name="booking">Before it ends.</param>
    /// <param name="now">When they say so; who did not come says nothing before the start.</param>
    /// <returns>Null where that costs nothing: what was not charged, and a session of a package, which has no price of its own.</returns>
    public static Money? Of(BookingState booking, DateTimeOffset now)
    {
        if (booking.Terms is not { Process.Penalty: { } penalty, Credit: null } terms)
        {
            return null;
        }

        var left = BookingMoney.Held(booking) + Balances.Unpaid(booking) + BookingMoney.CouponHeld(booking);
        var due = Money.Min(terms.Price(), left).Share(penalty.PercentAt(booking.PolicyAnchor - now) * 100);
        return due.IsPositive ? due : null;
    }

    /// <summary>Of a cancellation: nothing where a customer or an operator says so.</summary>
    public static Money? OfCancelling(BookingState booking, BookingSide by, DateTimeOffset now) =>
        by is BookingSide.Provider && BookingMoney.IsCharged(booking) ? Of(booking, now) : null;

    /// <summary>The provider did not come.</summary>
    public static Money? OfAbsence(BookingState booking, BookingSide absent) =>
        absent is BookingSide.Provider && BookingMoney.IsPaidHere(booking) ? Of(booking, booking.Terms!.Start) : null;

    /// <summary>What an event has the provider pay.</summary>
    public static Money? In(BookingEvent happened) => happened switch
    {
        BookingCancelled e => e.Penalty,
        BookingNoShowUpheld e => e.Penalty,
        _ => null,
    };
}
