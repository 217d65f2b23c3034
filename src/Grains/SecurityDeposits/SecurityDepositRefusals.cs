using Marketplace.Bookings;
using static Marketplace.FactNames;

namespace Marketplace.SecurityDeposits;

/// <summary>Every way a security deposit says no, and the facts behind it. The codes are documented in docs/errors.md.</summary>
internal static class SecurityDepositRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "security.unknown", "There is no such security deposit.");

    public static Refusal NotYours(BookingRole allowed) =>
        new Refusal(RefusalKind.NotYours, "security.not-yours", "Somebody else does this with a security deposit.")
            .WithEach(AllowedFor, BookingRoles.People.Where(role => allowed.HasFlag(role)));

    public static Refusal NotWhile(SecurityDepositStatus status, IEnumerable<SecurityDepositStatus> allowed)
    {
        var refusal = new Refusal(RefusalKind.NotNow, "security.not-now", "That cannot be done now.").With(Status, status).WithEach(AllowedIn, allowed);
        return refusal with { Reason = $"That cannot be done while the security deposit is {refusal.Facts[0].Value}." };
    }

    public static Refusal TooLate(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "security.too-late", "The time for that has passed.").With(Until, until).With(AsOf, now);

    public static Refusal NotBegun(DateTimeOffset start, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "security.not-begun", "Nothing can be claimed before the booking has begun.").With(From, start).With(AsOf, now);

    public static Refusal Disputed(Guid dispute) =>
        new Refusal(RefusalKind.NotNow, "security.disputed", "The customer disputes this payment at their bank, which has the money.").With("disputeId", dispute.ToString());

    public static Refusal AmountNotValid(Money least, Money most, Money asked) =>
        new Refusal(RefusalKind.NotValid, "security.amount-not-valid", "An amount is of what is held, or claimed of it, in its currency.")
            .With(From, least).With(Until, most).With(Asked, asked);

    public static Refusal NothingGranted(Money claimed) =>
        new Refusal(RefusalKind.NotNow, "security.nothing-granted", "The customer grants nothing of the claim that could be taken.").With(Asked, claimed);
}
