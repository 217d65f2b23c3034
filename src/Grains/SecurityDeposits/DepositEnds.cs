using Marketplace.Bookings;
using static Marketplace.SecurityDeposits.SecurityDepositStatus;

namespace Marketplace.SecurityDeposits;

/// <summary>
/// How a deposit ends. Each end is one event that says how much of what is held is the provider's and how much goes back, so that neither can be decided
/// without the other.
/// </summary>
internal static class DepositEnds
{
    /// <summary>What a booking whose deposit nobody pays is cancelled with.</summary>
    public const string NotPaid = "The security deposit was not paid in time.";

    /// <summary>
    /// A booking that ended before it began had nothing to damage, so all of it goes back at once. One that ended later leaves the provider the time that
    /// was agreed; and a claim that was made has an end of its own.
    /// </summary>
    public static Decision<SecurityDepositEvent> WithBooking(SecurityDepositState deposit, EndSecurityDeposit end, DateTimeOffset now) => deposit.Status switch
    {
        Planned or Due => Void(deposit, end.Reason, now),
        Held when end.IsUnused || now < deposit.Case!.Start => Divided(deposit, Nothing(deposit), BookingSide.Platform, end.Reason, now),
        _ => Decision<SecurityDepositEvent>.Nothing,
    };

    /// <summary>Nothing was paid, and nobody waits for it any more.</summary>
    public static SecurityDepositEnded Void(SecurityDepositState deposit, string reason, DateTimeOffset now) => Unheld(deposit, SecurityDepositStatus.Void, reason, now);

    public static SecurityDepositEnded Unpaid(SecurityDepositState deposit, DateTimeOffset now) => Unheld(deposit, SecurityDepositStatus.Unpaid, NotPaid, now);

    /// <summary>What is held is the provider's as far as it is awarded, and the customer's again as far as it is not.</summary>
    public static SecurityDepositEnded Divided(SecurityDepositState deposit, Money award, BookingSide by, string reason, DateTimeOffset now) =>
        new(now, deposit.PaymentId, award.IsZero ? Returned : Awarded, by, reason, award, deposit.Amount - award);

    public static Money Nothing(SecurityDepositState deposit) => Money.Zero(deposit.Amount.Currency);

    private static SecurityDepositEnded Unheld(SecurityDepositState deposit, SecurityDepositStatus outcome, string reason, DateTimeOffset now) =>
        new(now, deposit.AskedAt is null ? null : deposit.PaymentId, outcome, BookingSide.Platform, reason, Nothing(deposit), Nothing(deposit));
}
