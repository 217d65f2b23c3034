using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>The tax on one listing, instead of its provider's: `{"basisPoints": 700}`. It is owed under the provider's number; without one there is none.</summary>
/// <param name="BasisPoints">Of the price before tax, in hundredths of a percent; 0 to 10000, and 0 where this is free of it.</param>
/// <param name="Prices">`inclusive` when left out: what the listing states is paid, and the tax is in it. With `exclusive` it comes on top.</param>
internal sealed record ListingTaxRequest(long? BasisPoints, string? Prices)
{
    public ListingTax Tax(Check check) => new(
        (int)check.Number("tax.basisPoints", BasisPoints, 0, ServiceTax.LargestRate),
        check.OptionalOneOf<TaxedPrices>("tax.prices", Prices) ?? TaxedPrices.Inclusive);
}
