using Marketplace.Bookings;
using Marketplace.Listings;
using static Marketplace.Packages.CreditStatus;

namespace Marketplace.Packages;

/// <summary>How a package ends, and what becomes of the money of credits that nobody used.</summary>
internal static class PackageEndings
{
    public static Decision<PackageEvent> Refund(PackageState package, RefundPackage refund, DateTimeOffset now)
    {
        var by = refund.Context.By;
        var side = by.ActsFor(package.Terms!.ProviderId) ? BookingSide.Provider
            : by.Role is ActorRole.Member ? BookingSide.Customer
            : BookingSide.Platform;
        return package.Status is not PackageStatus.Active ? PackageRefusals.NotWhile(package.Status)
            : side is BookingSide.Customer && now >= package.PaidAt + package.Terms.Plan.ReturnWindow
                ? PackageRefusals.ReturnOver(package.PaidAt!.Value + package.Terms.Plan.ReturnWindow, now)
            : !package.HasAny(Free) ? PackageRefusals.NothingLeft(package.Credits.Length)
            : new PackageRefunded(now, side, refund.Reason);
    }

    /// <summary>
    /// What follows of itself: the last session ends a package, and what is free when it is over is settled. Refunds go out at once;
    /// what the provider keeps waits until every booking is decided, so that it is one transfer.
    /// </summary>
    public static Decision<PackageEvent> Following(PackageState package, Decision<PackageEvent> decision, DateTimeOffset now)
    {
        if (decision.Events.IsDefaultOrEmpty)
        {
            return decision;
        }

        var after = decision.Events.Aggregate(package, Package.Evolve);
        return (UsedUp(after, now) ?? Settled(after, now)) is { } follows
            ? Decision<PackageEvent>.Happened([.. decision.Events, follows])
            : decision;
    }

    private static PackageUsedUp? UsedUp(PackageState package, DateTimeOffset now) =>
        package.Status is PackageStatus.Active && !package.HasAny(Free, Reserved, Taken) ? new PackageUsedUp(now) : null;

    private static PackageEvent? Settled(PackageState package, DateTimeOffset now)
    {
        if (package.Status is not (PackageStatus.Expired or PackageStatus.Refunded) || !package.HasAny(Free))
        {
            return null;
        }

        ImmutableArray<int> numbers = [.. package.Credits.Where(credit => credit.Status is Free).Select(credit => credit.Number)];
        var amount = package.Sum(Free);
        return package.Status is PackageStatus.Refunded || package.Terms!.Plan.AtExpiry is PackageExpiry.Refund
            ? new PackageMoneyReturned(now, numbers, amount)
            : package.HasAny(Reserved, Taken) ? null
            : new PackageLapsed(now, numbers, Kept(amount, package.Terms.Rates, numbers.Length));
    }

    /// <summary>A fixed commission is one of each session; floor and cap are those of a booking, and what lapses is one.</summary>
    private static Settlement Kept(Money amount, PriceRates rates, int sessions)
    {
        var split = PriceSplit.Of(amount, rates with { Fixed = rates.Fixed is { } each ? each * sessions : null });
        return new Settlement(Money.Zero(amount.Currency), split.ProviderEarns, split.Commission, split.Tax, split.Fee, Tax: split.ServiceTax);
    }
}
