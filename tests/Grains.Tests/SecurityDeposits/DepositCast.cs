using Marketplace.Bookings;
using Marketplace.Disputes;
using Marketplace.Payments;

namespace Marketplace.SecurityDeposits;

/// <summary>Ada books Pia's cottage for Friday on Monday, and leaves 200.00 EUR on Wednesday in case something breaks.</summary>
internal static class DepositCast
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Friday = new(2026, 3, 6, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Sunday = Friday.AddDays(2);

    /// <summary>It is asked for.</summary>
    public static readonly DateTimeOffset Wednesday = Friday.AddDays(-2);

    /// <summary>It goes back if nobody claims anything.</summary>
    public static readonly DateTimeOffset Back = Sunday.AddDays(3);

    public static readonly Actor Ada = TestContexts.Person(1);
    public static readonly Actor Pia = TestContexts.Person(2);
    public static readonly Actor Eve = TestContexts.Person(3);
    public static readonly Actor Olga = new(ActorRole.Operator, new Guid("44444444-0000-0000-0000-000000000000"), Guid.Empty);
    public static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    public static readonly Guid Payment = PaymentId.Of(Booking, PaymentPurpose.SecurityDeposit, 1);
    public static readonly Guid BankDispute = new("77777777-0000-0000-0000-000000000000");

    public static readonly SecurityDepositCase Case = new(
        Booking, Ada.Id, Pia.ProviderId, default, "A cottage", "UTC", Friday, Sunday, SecurityTerms.Of(Euro(200_00), TimeSpan.FromDays(2), TimeSpan.FromDays(3)));

    public static readonly SecurityDepositAgreed Agreed = new(Monday, Case);
    public static readonly SecurityDepositAsked Asked = new(Wednesday, Payment, Euro(200_00), Wednesday.AddDays(1));
    public static readonly SecurityDepositTaken Taken = new(Wednesday.AddHours(1), Payment, Euro(200_00));

    public static readonly SecurityDepositClaimed Claimed = new(
        Sunday, new DamageClaim([new DamageItem("A window", Euro(120_00)), new DamageItem("Cleaning", Euro(30_00))], Euro(150_00), "There was a ball", Sunday.AddDays(7)));

    public static Money Euro(long cents) => new(cents, "EUR");

    public static CommandContext Platform => TestContexts.By(Actor.Platform);

    public static TakeSecurityDeposit Paid() => new(Platform);

    public static EndSecurityDeposit Cancelled() => new(Platform, "The booking was cancelled.", IsUnused: true);

    public static DisputeSecurityDeposit Told(DisputeStatus status) => new(Platform, BankDispute, status);

    public static ClaimSecurityDeposit Claim(Actor by, params ReadOnlySpan<long> cents)
    {
        ImmutableArray<DamageItem> items = [.. cents.ToArray().Select((amount, index) => new DamageItem(index == 0 ? "A window" : "Cleaning", Euro(amount)))];
        return new(TestContexts.By(by), items, "There was a ball");
    }

    public static AcceptDamageClaim Accept(Actor by) => new(TestContexts.By(by));

    public static ContestDamageClaim Contest(Actor by, long? granted = null) => new(TestContexts.By(by), "It was broken before", granted is { } cents ? Euro(cents) : null);

    public static WithdrawDamageClaim Withdraw(Actor by) => new(TestContexts.By(by), null);

    public static DecideDamageClaim Decide(Actor by, long cents) => new(TestContexts.By(by), Euro(cents), "The photograph shows it");

    public static SecurityDepositEnded Returned(DateTimeOffset at, string why, BookingSide by = BookingSide.Platform) =>
        new(at, Payment, SecurityDepositStatus.Returned, by, why, Euro(0), Euro(200_00));

    public static SecurityDepositEnded Awarded(DateTimeOffset at, long award, string why, BookingSide by = BookingSide.Platform) =>
        new(at, Payment, SecurityDepositStatus.Awarded, by, why, Euro(award), Euro(200_00 - award));
}
