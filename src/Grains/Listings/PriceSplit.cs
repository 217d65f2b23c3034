using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>How a price is divided.</summary>
/// <param name="Amount">Before the customer's fee.</param>
/// <param name="Commission">Of the amount, to the platform, net of tax.</param>
/// <param name="Tax">On the commission.</param>
/// <param name="Fee">What the customer pays to the platform on top.</param>
internal readonly record struct PriceSplit(Money Amount, Money Commission, Money Tax, Money Fee)
{
    public Money Total => Amount + Fee;

    public Money ProviderEarns => Amount - Commission - Tax;

    public static PriceSplit Of(Money amount, PriceRates rates)
    {
        var (share, tax) = Listings.Commission.On(amount, rates);
        return new PriceSplit(amount, share, tax, Listings.Commission.CustomerFee(amount, rates));
    }
}
