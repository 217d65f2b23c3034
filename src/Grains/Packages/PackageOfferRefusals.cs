using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Packages;

/// <summary>Every way an offer of packages says no. The codes are documented in docs/errors.md.</summary>
internal static class PackageOfferRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "package.offer-unknown", "There is no such offer of packages.");

    public static readonly Refusal AlreadyMade =
        new(RefusalKind.NotNow, "package.offer-already-made", "This offer was made before.");

    public static Refusal Withdrawn(DateTimeOffset at) =>
        new Refusal(RefusalKind.NotNow, "package.offer-withdrawn", "This package is not offered any more.").With(FactNames.At, at);

    public static Refusal NotForListing(ListingStatus status, BookingMode mode) =>
        new Refusal(RefusalKind.NotNow, "package.offer-not-for-listing", "Packages are of listings that are on the market and paid here, by their own price.")
            .With(FactNames.Status, status).With("mode", mode);

    /// <summary>A session could then be worth more or less than it was sold for.</summary>
    public static Refusal ListingsDiffer(Guid listing, string what) =>
        new Refusal(RefusalKind.NotNow, "package.offer-listings-differ", "A session means the same for every listing of a package, and for this one it would not.")
            .With("listingId", listing).With("differs", what);

    public static Refusal NotValid(string field, string fault) =>
        new Refusal(RefusalKind.NotValid, "package.offer-not-valid", "That cannot be offered.").With(field, fault);
}
