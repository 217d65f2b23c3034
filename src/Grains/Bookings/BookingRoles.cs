namespace Marketplace.Bookings;

/// <summary>Who somebody is to a booking.</summary>
internal static class BookingRoles
{
    /// <summary>Whom a caller may turn to.</summary>
    public static readonly ImmutableArray<BookingRole> People = [BookingRole.Customer, BookingRole.Provider, BookingRole.Operator];

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

    /// <summary>Who may answer a side: the other one, and operators for either.</summary>
    public static BookingRole Answering(BookingSide side) => BookingRole.Operator | side switch
    {
        BookingSide.Customer => BookingRole.Provider,
        BookingSide.Provider => BookingRole.Customer,
        _ => BookingRole.Customer | BookingRole.Provider,
    };

    /// <summary>Who may speak for a side: it itself, and operators.</summary>
    public static BookingRole SpeakingFor(BookingSide side) => BookingRole.Operator | side switch
    {
        BookingSide.Customer => BookingRole.Customer,
        BookingSide.Provider => BookingRole.Provider,
        _ => BookingRole.Nobody,
    };

    public static BookingSide? SideOf(BookingState booking, Actor who) => RoleOf(booking, who) switch
    {
        BookingRole.Customer => BookingSide.Customer,
        BookingRole.Provider => BookingSide.Provider,
        BookingRole.Nobody => null,
        _ => BookingSide.Platform,
    };
}
