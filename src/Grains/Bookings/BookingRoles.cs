namespace Marketplace.Bookings;

/// <summary>Who somebody is to a booking.</summary>
internal static class BookingRoles
{
    /// <summary>Strangers are told that there is no such booking, so that ids cannot be probed.</summary>
    public static bool Concerns(BookingState booking, Actor who) => RoleOf(booking, who) is not BookingRole.Nobody;

    /// <summary>Every transition may be driven by an operator, on whose side it may be.</summary>
    public static BookingRole RoleOf(BookingState booking, Actor who) =>
        who.Role is ActorRole.Platform ? BookingRole.Platform
        : who.Role is ActorRole.Operator ? BookingRole.Operator
        : booking.Terms is null ? BookingRole.Nobody
        : who.ActsFor(booking.Terms.ProviderId) ? BookingRole.Provider
        : who.Role is ActorRole.Member && who.Id == booking.CustomerId ? BookingRole.Customer
        : BookingRole.Nobody;

    public static BookingSide? SideOf(BookingState booking, Actor who) => RoleOf(booking, who) switch
    {
        BookingRole.Customer => BookingSide.Customer,
        BookingRole.Provider => BookingSide.Provider,
        BookingRole.Nobody => null,
        _ => BookingSide.Platform,
    };
}
