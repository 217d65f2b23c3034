using System.Diagnostics;
using static Marketplace.Packages.CreditStatus;

namespace Marketplace.Packages;

/// <summary>Who has which credit of a package. A credit has one owner, a booking, and each booking at most one credit.</summary>
internal static class PackageCredits
{
    /// <summary>How long a credit is kept for a booking that is being made. It takes a moment; the rest is for whoever is interrupted.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    public static Decision<PackageEvent> Reserve(PackageState package, ReserveCredit reserve, DateTimeOffset now)
    {
        if (package.Of(reserve.BookingId) is not null)
        {
            return Decision<PackageEvent>.Nothing;
        }

        return package.Status is not PackageStatus.Active ? PackageRefusals.NotWhile(package.Status)
            : now >= package.ExpiresAt ? PackageRefusals.Expired(package.ExpiresAt.Value, now)
            : !package.Terms!.Plan.IsFor(reserve.ListingId) ? PackageRefusals.NotForListing(reserve.ListingId)
            : package.Credits.FirstOrDefault(credit => credit.Status is Free) is { } free
                ? new CreditReserved(now, free.Number, reserve.BookingId, now + Lease)
            : PackageRefusals.NoCredit(package.Credits.Length);
    }

    /// <summary>A credit that a booking has by now stays with it.</summary>
    public static Decision<PackageEvent> LetGo(PackageState package, LetCreditGo go, DateTimeOffset now) =>
        package.Of(go.BookingId) is { Status: Reserved } credit
            ? new CreditLetGo(now, credit.Number, go.BookingId)
            : Decision<PackageEvent>.Nothing;

    /// <summary>
    /// The price of the booking is the share of this credit, so it is this one or none. What was let go because nobody heard of the
    /// booking in time is taken all the same while it is free.
    /// </summary>
    public static Decision<PackageEvent> Take(PackageState package, TakeCredit take, DateTimeOffset now)
    {
        var credit = package.Credits.ElementAtOrDefault(take.Number - 1);
        return credit switch
        {
            { Status: Taken or Used } when credit.BookingId == take.BookingId => Decision<PackageEvent>.Nothing,
            { Status: Reserved } when credit.BookingId == take.BookingId => new CreditTaken(now, credit.Number, take.BookingId),
            { Status: Free } when package.Status is PackageStatus.Active && package.Of(take.BookingId) is null =>
                new CreditTaken(now, credit.Number, take.BookingId),
            _ => PackageRefusals.NoCredit(package.Credits.Length),
        };
    }

    public static Decision<PackageEvent> Return(PackageState package, ReturnCredit back, DateTimeOffset now) =>
        package.Of(back.BookingId) is { Status: Reserved or Taken } credit
            ? new CreditReturned(now, credit.Number, back.BookingId)
            : Decision<PackageEvent>.Nothing;

    public static Decision<PackageEvent> Use(PackageState package, UseCredit use, DateTimeOffset now) =>
        package.Of(use.BookingId) is { Status: Taken } credit
            ? new CreditUsed(now, credit.Number, use.BookingId)
            : Decision<PackageEvent>.Nothing;

    /// <summary>It was earned, so it is taken at least; that it is used may be heard of later.</summary>
    public static Decision<PackageEvent> GiveBack(PackageState package, GiveBackSession back, DateTimeOffset now) =>
        package.Of(back.BookingId) is { Status: Taken or Used } credit
            ? new PackageSessionGivenBack(now, credit.Number, back.Amount, back.Reason)
            : PackageRefusals.NoCredit(package.Credits.Length);

    /// <summary>Bookings that never came about lose what was kept for them.</summary>
    public static Decision<PackageEvent> Lapse(PackageState package, DateTimeOffset now) => Decision<PackageEvent>.Happened(
    [
        .. package.Credits
            .Where(credit => credit.Status is Reserved && credit.Until <= now)
            .Select(credit => new CreditLetGo(now, credit.Number, credit.BookingId!.Value)),
    ]);

    public static PackageState Evolve(PackageState package, PackageEvent happened)
    {
        return happened switch
        {
            CreditReserved e => package.With(At(e.Number) with { Status = Reserved, BookingId = e.BookingId, Until = e.Until }),
            CreditLetGo e => package.With(Freed(e.Number)),
            CreditTaken e => package.With(At(e.Number) with { Status = Taken, BookingId = e.BookingId, Until = null }),
            CreditReturned e => package.With(Freed(e.Number)),
            CreditUsed e => package.With(At(e.Number) with { Status = Used }),
            PackageSessionGivenBack e => package.With(At(e.Number) with { Returned = (At(e.Number).Returned ?? Money.Zero(e.Amount.Currency)) + e.Amount }),
            PackageMoneyReturned e => Settled(e.Numbers, Refunded),
            PackageLapsed e => Settled(e.Numbers, Lapsed),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

        PackageCredit At(int number) => package.Credits[number - 1];

        PackageCredit Freed(int number) => At(number) with { Status = Free, BookingId = null, Until = null };

        PackageState Settled(ImmutableArray<int> numbers, CreditStatus status) =>
            numbers.Aggregate(package, (settled, number) => settled.With(settled.Credits[number - 1] with { Status = status }));
    }
}
