using System.Diagnostics;
using static Marketplace.Packages.PackageStatus;

namespace Marketplace.Packages;

/// <summary>
/// The rules of a package. It hands its credits out, one to a booking, and takes them back; what becomes of the money of each
/// follows from where its credit is.
/// </summary>
internal sealed class Package : IRules<PackageState, PackageCommand, PackageEvent>
{
    /// <summary>How long a package waits for its payment: as a booking does.</summary>
    public static readonly TimeSpan PaymentWindow = TimeSpan.FromMinutes(15);

    public const string PaymentExpires = "package_payment_expires";
    public const string Expires = "package_expires";
    public const string CreditLapses = "credit_lapses";

    private Package()
    {
    }

    public static string StreamType => "package";

    public static Decision<PackageEvent> Decide(PackageState package, PackageCommand command, DateTimeOffset now) =>
        PackageEndings.Following(package, Follow(package, command, now), now);

    /// <summary>Read top-down: does it exist, may you, can it be done now, are the details right.</summary>
    private static Decision<PackageEvent> Follow(PackageState package, PackageCommand command, DateTimeOffset now) =>
        (package.Status, command) switch
        {
            (None, OrderPackage order) => Order(order, now),
            (None, _) => PackageRefusals.Unknown,
            (_, OrderPackage) => PackageRefusals.AlreadyBought,

            _ when !Concerns(package, command.Context.By) || !MayGive(package, command) => PackageRefusals.Unknown,

            (PendingPayment or PaymentExpired, TakePackagePayment pay) =>
                new PackageActivated(now, pay.Charge, now + package.Terms!.Plan.Validity),
            (PendingPayment, LosePackagePayment) => new PackagePaymentExpired(now),
            (_, TakePackagePayment or LosePackagePayment) => Decision<PackageEvent>.Nothing,

            (_, ReserveCredit reserve) => PackageCredits.Reserve(package, reserve, now),
            (_, LetCreditGo go) => PackageCredits.LetGo(package, go, now),
            (_, TakeCredit take) => PackageCredits.Take(package, take, now),
            (_, ReturnCredit back) => PackageCredits.Return(package, back, now),
            (_, GiveBackSession back) => PackageCredits.GiveBack(package, back, now),
            (_, UseCredit use) => PackageCredits.Use(package, use, now),

            (_, RefundPackage refund) => PackageEndings.Refund(package, refund, now),

            (PendingPayment, PassPackageTime) when package.PayBy <= now => new PackagePaymentExpired(now),
            (_, PassPackageTime { Deadline: CreditLapses }) => PackageCredits.Lapse(package, now),
            (Active, PassPackageTime) when package.ExpiresAt <= now => new PackageExpired(now),
            (_, PassPackageTime) => Decision<PackageEvent>.Nothing,

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule while the package is {package.Status}."),
        };

    public static PackageState Evolve(PackageState package, PackageEvent happened) =>
        happened switch
        {
            PackageOrdered e => new PackageState
            {
                Status = PendingPayment,
                CustomerId = e.CustomerId,
                Terms = e.Terms,
                PaymentId = e.PaymentId,
                BoughtAt = e.At,
                PayBy = e.PayBy,
                Credits = [.. e.Shares.Select((share, index) => new PackageCredit(index + 1, share, CreditStatus.Free))],
            },
            PackagePaymentExpired => package with { Status = PaymentExpired },
            PackageActivated e => package with { Status = Active, PaidAt = e.At, Charge = e.Charge, ExpiresAt = e.ExpiresAt },
            PackageUsedUp => package with { Status = UsedUp },
            PackageExpired => package with { Status = Expired },
            PackageRefunded e => package with { Status = Refunded, Reason = e.Reason },
            _ => PackageCredits.Evolve(package, happened),
        };

    public static ImmutableArray<Deadline> Deadlines(PackageState package)
    {
        var deadlines = ImmutableArray.CreateBuilder<Deadline>();
        if (package.Status is PendingPayment)
        {
            deadlines.Add(new Deadline(PaymentExpires, package.PayBy));
        }

        if (package is { Status: Active, ExpiresAt: { } end })
        {
            deadlines.Add(new Deadline(Expires, end));
        }

        if (package.Credits.Where(credit => credit.Status is CreditStatus.Reserved).Min(credit => credit.Until) is { } until)
        {
            deadlines.Add(new Deadline(CreditLapses, until));
        }

        return deadlines.DrainToImmutable();
    }

    public static PackageCommand AtDeadline(PackageState package, string name, CommandContext context) => new PassPackageTime(context, name);

    public static bool Concerns(PackageState package, Actor who) =>
        package.Status is not None
        && (who.IsStaff || who.ActsFor(package.Terms!.ProviderId) || (who.Role is ActorRole.Member && who.Id == package.CustomerId));

    /// <summary>Only the customer books with it, and what follows from facts only the platform tells.</summary>
    private static bool MayGive(PackageState package, PackageCommand command) => command switch
    {
        RefundPackage => true,
        ReserveCredit or LetCreditGo => command.Context.By.Id == package.CustomerId,
        _ => command.Context.By.Role is ActorRole.Platform,
    };

    private static Decision<PackageEvent> Order(OrderPackage order, DateTimeOffset now) =>
        order.Context.By.ActsFor(order.Terms.ProviderId)
            ? PackageRefusals.OwnOffer(order.Terms.ProviderId)
            : new PackageOrdered(
                now,
                order.Context.By.Id,
                order.Terms,
                order.PaymentId,
                now + PaymentWindow,
                PackageShares.Of(order.Terms.Plan.Price, order.Terms.Plan.Sessions));
}
