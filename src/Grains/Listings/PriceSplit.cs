using Marketplace.Bookings;
using Marketplace.Coupons;

namespace Marketplace.Listings;

/// <summary>How a price is divided.</summary>
/// <param name="Amount">Before the customer's fee, whoever pays it.</param>
/// <param name="Commission">Of the amount, to the platform, net of tax.</param>
/// <param name="Tax">On the commission.</param>
/// <param name="Fee">What the customer pays to the platform on top of what they pay of the amount.</param>
/// <param name="Coupon">What the platform pays of the amount itself.</param>
internal readonly record struct PriceSplit(Money Amount, Money Commission, Money Tax, Money Fee, Money Coupon)
{
    public Money Total => Amount - Coupon + Fee;

    public Money ProviderEarns => Amount - Commission - Tax;

    /// <param name="amount">Before the customer's fee.</param>
    /// <param name="rates">What the platform takes.</param>
    /// <param name="coupon">That of the sale; a provider's is in the amount already.</param>
    public static PriceSplit Of(Money amount, PriceRates rates, CouponTerms? coupon = null)
    {
        var paid = coupon is { Funder: CouponFunder.Platform } ? coupon.Discount : Money.Zero(amount.Currency);
        var (share, tax) = Listings.Commission.On(amount, rates);
        return new PriceSplit(amount, share, tax, Listings.Commission.CustomerFee(amount - paid, rates), paid);
    }
}
