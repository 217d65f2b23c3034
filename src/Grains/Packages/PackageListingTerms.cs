using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Packages;

/// <summary>What the listings of a package say of themselves now, in their order. They are at most ten, so they are asked at once.</summary>
internal static class PackageListingTerms
{
    public static async Task<ImmutableArray<Outcome<BookingTerms>>> Of(IGrainFactory grains, PackagePlan plan, DateTimeOffset now) =>
    [
        .. await Task.WhenAll(plan.Listings().Select(listing =>
            grains.GetGrain<IListingTerms>(listing).Terms(new TermsQuery(now, null, 1), CancellationToken.None))),
    ];
}
