using Marketplace.Bookings;
using static Marketplace.SecurityDeposits.SecurityDepositStatus;

namespace Marketplace.SecurityDeposits;

/// <summary>Who somebody is to a deposit, and what they may do from where.</summary>
internal static class SecurityDepositRoles
{
    /// <summary>Operators help a claim on by deciding it, not by speaking for one of the sides.</summary>
    private static readonly ImmutableArray<(Type On, SecurityDepositStatus From, BookingRole By)> Words =
    [
        (typeof(ClaimSecurityDeposit), Held, BookingRole.Provider),
        (typeof(AcceptDamageClaim), Claimed, BookingRole.Customer),
        (typeof(AcceptDamageClaim), Contested, BookingRole.Provider),
        (typeof(ContestDamageClaim), Claimed, BookingRole.Customer),
        (typeof(WithdrawDamageClaim), Claimed, BookingRole.Provider),
        (typeof(WithdrawDamageClaim), Contested, BookingRole.Provider),
        (typeof(DecideDamageClaim), Contested, BookingRole.Operator),
    ];

    public static BookingRole RoleOf(SecurityDepositState deposit, Actor who) =>
        who.Role is ActorRole.Platform ? BookingRole.Platform
        : who.Role is ActorRole.Operator ? BookingRole.Operator
        : deposit.Case is not { } said ? BookingRole.Nobody
        : who.ActsFor(said.ProviderId) ? BookingRole.Provider
        : who.Role is ActorRole.Member && who.Id == said.CustomerId ? BookingRole.Customer
        : BookingRole.Nobody;

    public static BookingSide SideOf(SecurityDepositState deposit, SecurityDepositCommand command) => RoleOf(deposit, command.Context.By) switch
    {
        BookingRole.Customer => BookingSide.Customer,
        BookingRole.Provider => BookingSide.Provider,
        _ => BookingSide.Platform,
    };

    /// <summary>
    /// What is told by the platform is nobody else's. A deadline that has passed has been told to both sides: whoever comes after it is not faster than
    /// the clock.
    /// </summary>
    public static Refusal? Bar(SecurityDepositState deposit, SecurityDepositCommand command, DateTimeOffset now)
    {
        var (on, role) = (command.GetType(), RoleOf(deposit, command.Context.By));
        var words = Words.Where(word => word.On == on).ToArray();
        if (words is [])
        {
            return role is BookingRole.Platform ? null : SecurityDepositRefusals.Unknown;
        }

        var here = words.Where(word => word.From == deposit.Status).ToArray();
        var allowed = (here is [] ? words : here).Aggregate(BookingRole.Nobody, (roles, word) => roles | word.By);
        return (allowed & role) == BookingRole.Nobody ? SecurityDepositRefusals.NotYours(allowed)
            : here is [] ? SecurityDepositRefusals.NotWhile(deposit.Status, words.Where(word => (word.By & role) != BookingRole.Nobody).Select(word => word.From))
            : deposit.IsDisputed ? SecurityDepositRefusals.Disputed(deposit.OpenDisputes[0])
            : DepositDeadlines.End(deposit) is { } until && now >= until ? SecurityDepositRefusals.TooLate(until, now)
            : null;
    }
}
