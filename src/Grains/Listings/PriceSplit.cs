using Marketplace.Bookings;
using Marketplace.Coupons;

namespace Marketplace.Listings;

/// <summary>How a price is divided.</summary>
/// <param name="Amount">Before the customer's fee, whoever pays it, with the tax on the service.</param>
/// <param name="Commission">Of the amount, to the platform, net of tax.</param>
/// <param name="Tax">On the commission.</param>
/// <param name="Fee">What the customer pays to the platform on top of what they pay of the amount.</param>
/// <param name="Coupon">What the platform pays of the amount itself.</param>
/// <param name="ServiceTax">What of the amount is tax on the service; null where there is none.</param>
/// <param name="TaxedOf">What that was added to; null where it is in the prices that are stated.</param>
internal readonly record struct PriceSplit(Money Amount, Money Commission, Money Tax, Money Fee, Money Coupon, TaxPart? ServiceTax = null, Money? TaxedOf = null)
{
    public Money Total => Amount - Coupon + Fee;

    /// <summary>With the tax on the service, which they owe.</summary>
    public Money ProviderEarns => Amount - Commission - Tax;

    /// <summary>Whether the price is what a payment can be, and what the customer pays of it with the fee.</summary>
    public bool IsPayable => Money.Max(Amount, Total).Amount <= Money.Limit;

    /// <param name="stated">Before the customer's fee, as prices are stated: without a tax that is added to them.</param>
    /// <param name="rates">What the platform takes, which is nothing of a tax.</param>
    /// <param name="coupon">That of the sale; a provider's is in what is stated already.</param>
    public static PriceSplit Of(Money stated, PriceRates rates, CouponTerms? coupon = null)
    {
        var paid = coupon is { Funder: CouponFunder.Platform } ? coupon.Discount : Money.Zero(stated.Currency);
        var serviceTax = rates.ServiceTax?.On(stated);
        var contained = serviceTax?.Amount ?? Money.Zero(stated.Currency);
        var isAdded = rates.ServiceTax is { Prices: TaxedPrices.Exclusive } && serviceTax is not null;
        var amount = isAdded ? stated + contained : stated;
        var (share, tax) = Listings.Commission.On(amount - contained, rates);
        var fee = Listings.Commission.CustomerFee(Untaxed(amount - paid, serviceTax, amount), rates);
        return new PriceSplit(amount, share, tax, fee, paid, serviceTax, isAdded ? stated : null);
    }

    /// <summary>What of a part of a price is not tax.</summary>
    private static Money Untaxed(Money part, TaxPart? tax, Money whole) => tax?.Of(part, whole) is { Amount: var contained } ? part - contained : part;
}
