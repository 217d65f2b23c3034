using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Packages;

/// <summary>The terms of a booking that is paid with a credit: its price is the credit's share of the package.</summary>
internal static class CreditTerms
{
    /// <summary>Where the price is agreed on, or settled elsewhere, there is nothing that a credit could stand for.</summary>
    public static bool CanPay(BookingTerms terms) => terms.Mode is BookingMode.Instant or BookingMode.Request;

    /// <param name="terms">As the listing says.</param>
    /// <param name="reserved">The credit that is kept for the booking.</param>
    public static BookingTerms Of(BookingTerms terms, ReservedCredit reserved)
    {
        var (credit, _, share, rates) = reserved;
        var split = PriceSplit.Of(share, rates);
        var line = new PriceLine(
            "package", $"{terms.Title}: session {credit.Number} of {credit.Sessions}", share, 1, share, PriceParty.Customer, PriceParty.Provider);
        return terms with
        {
            Lines = PriceLines.Of([line], split),
            Total = split.Total,
            Commission = split.Commission,
            CommissionTax = split.Tax,
            ProviderEarns = split.ProviderEarns,
            CustomerFee = split.Fee,
            Tax = split.ServiceTax,
            Rates = rates,
            Credit = credit,

            // What was quoted with a coupon is not paid here: the use stays with the customer.
            Coupon = null,

            // The package is paid.
            Deposit = null,
            Balance = null,
        };
    }
}
