using Marketplace.Commissions;
using Marketplace.Coupons;
using Marketplace.Providers;

namespace Marketplace.Listings;

/// <summary>What a price depends on besides the listing: the tariff of the platform, who the provider is to it, and what customers name.</summary>
/// <param name="Tariff">In force.</param>
/// <param name="Seller">Whose rate the tax is, and of whom rules ask.</param>
/// <param name="Coupon">The coupon that is named, as it is now; nothing where none is.</param>
internal sealed record PlatformTerms(TariffInForce Tariff, SellerTerms? Seller = null, Outcome<CouponOffer> Coupon = default)
{
    /// <summary>The tax on what is sold: the listing's own, else the provider's, who has to be registered for either. Null where there is none.</summary>
    public Bookings.ServiceTax? TaxOf(ListingState listing)
    {
        var tax = Seller?.Tax is { } theirs && listing.Content!.Tax is { } own ? theirs with { BasisPoints = own.BasisPoints, Prices = own.Prices } : Seller?.Tax;
        return tax is { BasisPoints: > 0 } ? tax : null;
    }

    /// <summary>What is taken of a sale, by its price before tax. Of what does not pass through the platform it takes nothing.</summary>
    /// <param name="listing">What is sold.</param>
    /// <param name="price">As it is stated, before the customer's fee.</param>
    /// <param name="quantity">How many units of the listing's price.</param>
    /// <param name="now">When.</param>
    public Bookings.PriceRates RatesOf(ListingState listing, Money price, long quantity, DateTimeOffset now)
    {
        var (content, tax) = (listing.Content!, TaxOf(listing));
        var net = tax is { Prices: Bookings.TaxedPrices.Inclusive } && tax.On(price) is { Amount: var contained } ? price - contained : price;
        var rates = content.Mode is Bookings.BookingMode.Unpaid ? Commission.None : Tariff.RatesOf(new CommissionCase(
            content.Category ?? string.Empty,
            content.Price!.Type,
            content.Mode,
            listing.ProviderId,
            CommissionCase.BadgesOf(Seller?.Badges),
            Seller?.RegisteredAt ?? default,
            net,
            quantity,
            now));
        return rates with { ServiceTax = tax };
    }
}
