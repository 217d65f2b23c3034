using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>The tax on one listing, instead of its provider's. It is owed under the provider's number, so without one there is none.</summary>
/// <param name="BasisPoints">Of the price before tax, in hundredths of a percent; 0 where this is free of it.</param>
/// <param name="Prices">Whether its prices are stated with it.</param>
[GenerateSerializer, Immutable, Alias("listing.tax")]
public sealed record ListingTax(int BasisPoints, TaxedPrices Prices);
