using Marketplace.Commissions;
using Marketplace.Coupons;
using Marketplace.Providers;

namespace Marketplace.Listings;

/// <summary>What a price depends on besides the listing: the tariff of the platform, who the provider is to it, and what customers name.</summary>
/// <param name="Tariff">In force.</param>
/// <param name="Seller">Null where no rule asks.</param>
/// <param name="Coupon">The coupon that is named, as it is now; nothing where none is.</param>
internal sealed record PlatformTerms(TariffInForce Tariff, SellerTerms? Seller = null, Outcome<CouponOffer> Coupon = default)
{
    /// <summary>What is taken of a sale. Of what does not pass through the platform it takes nothing.</summary>
    /// <param name="listing">What is sold.</param>
    /// <param name="price">Before the customer's fee.</param>
    /// <param name="quantity">How many units of the listing's price.</param>
    /// <param name="now">When.</param>
    public Bookings.PriceRates RatesOf(ListingState listing, Money price, long quantity, DateTimeOffset now)
    {
        var content = listing.Content!;
        return content.Mode is Bookings.BookingMode.Unpaid ? Commission.None : Tariff.RatesOf(new CommissionCase(
            content.Category ?? string.Empty,
            content.Price!.Type,
            content.Mode,
            listing.ProviderId,
            CommissionCase.BadgesOf(Seller?.Badges),
            Seller?.RegisteredAt ?? default,
            price,
            quantity,
            now));
    }
}
