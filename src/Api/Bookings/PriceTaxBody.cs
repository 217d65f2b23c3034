namespace Marketplace.Bookings;

/// <summary>What of a price is tax on the service. The provider owes it, and nothing of it is the platform's.</summary>
/// <param name="Amount">It is part of the total either way.</param>
/// <param name="BasisPoints">Its rate, of the price before tax, in hundredths of a percent.</param>
/// <param name="Prices">Whether it is in the lines (`inclusive`), or a line of its own (`exclusive`).</param>
/// <param name="Registration">The provider's number.</param>
internal sealed record PriceTaxBody(Money Amount, int BasisPoints, TaxedPrices Prices, string Registration)
{
    /// <summary>Null where there is none.</summary>
    public static PriceTaxBody? Of(BookingTerms terms) =>
        terms is { Tax: { } tax, Rates.ServiceTax: { } rate } ? new(tax.Amount, tax.BasisPoints, rate.Prices, tax.Registration) : null;
}
