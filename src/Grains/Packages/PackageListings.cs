using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Packages;

/// <summary>
/// The listings that a session of a package may be a booking of. What a session is worth and what the platform takes of it is frozen when
/// the package is bought, so neither may depend on what is booked with it.
/// </summary>
internal static class PackageListings
{
    /// <summary>What the platform takes of each session, or why a session of that provider cannot be a booking of all of them.</summary>
    /// <param name="plan">What is sold.</param>
    /// <param name="providerId">Whose listings they must be.</param>
    /// <param name="asked">What each of them says, in their order.</param>
    public static Outcome<PriceRates> RatesOf(PackagePlan plan, Guid providerId, ImmutableArray<Outcome<BookingTerms>> asked)
    {
        PriceRates? rates = null;
        foreach (var (listing, said) in plan.Listings().Zip(asked))
        {
            if (said.View is not { Rates: { } own } terms)
            {
                return said.Refusal?.With("listingId", listing) ?? PackageRefusals.NotForListing(listing);
            }

            if (terms.ProviderId != providerId)
            {
                return ListingRefusals.Unknown;
            }

            if (!CreditTerms.CanPay(terms))
            {
                return PackageRefusals.NotForListing(listing);
            }

            if (terms.Total.Currency != plan.Price.Currency)
            {
                return PackageOfferRefusals.ListingsDiffer(listing, "currency");
            }

            // Customers pay neither a fee nor a tax on top of a package, and which rule a rate comes from is no part of it.
            own = own.WithoutFee().Gross();
            if (rates is not null && own.WithoutOrigin() != rates.WithoutOrigin())
            {
                return PackageOfferRefusals.ListingsDiffer(listing, "commission");
            }

            rates ??= own;
        }

        return rates!;
    }
}
