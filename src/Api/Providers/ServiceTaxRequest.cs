using Marketplace.Bookings;

namespace Marketplace.Providers;

/// <summary>The tax that a provider owes of what they sell: `{"registration": "DE123456789", "basisPoints": 1900, "prices": "inclusive"}`.</summary>
/// <param name="Registration">The number under which they owe it, at most 20 characters. It stands on their invoices.</param>
/// <param name="BasisPoints">Of the price before tax, in hundredths of a percent; 0 to 10000.</param>
/// <param name="Prices">`inclusive`, as consumers see prices, when left out: what listings state is paid, and the tax is in it. With `exclusive` it comes on top.</param>
internal sealed record ServiceTaxRequest(string? Registration, long? BasisPoints, string? Prices)
{
    public ServiceTax Tax(Check check) => new(
        (int)check.Number("serviceTax.basisPoints", BasisPoints, 0, ServiceTax.LargestRate),
        check.OptionalOneOf<TaxedPrices>("serviceTax.prices", Prices) ?? TaxedPrices.Inclusive,
        check.Text("serviceTax.registration", Registration, max: ServiceTax.LongestRegistration));
}
