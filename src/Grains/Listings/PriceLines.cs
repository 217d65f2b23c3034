using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>
/// Itemises a price. Lines that the customer pays sum to the total; lines that the provider receives or pays sum to
/// what the provider earns.
/// </summary>
internal static class PriceLines
{
    public static ImmutableArray<PriceLine> Of(
        ListingPrice price, long units, TimeSpan duration, Money amount, Money commission, Money tax, Money fee)
    {
        var lines = ImmutableArray.CreateBuilder<PriceLine>();
        lines.Add(new PriceLine("base", Label(price, units, duration), amount, units, price.Amount, PriceParty.Customer, PriceParty.Provider));
        if (fee.IsPositive)
        {
            lines.Add(new PriceLine("customer_fee", "Service fee", fee, 1, fee, PriceParty.Customer, PriceParty.Platform));
        }

        if (commission.IsPositive)
        {
            lines.Add(new PriceLine("commission", "Commission", -commission, 1, -commission, PriceParty.Provider, PriceParty.Platform));
        }

        if (tax.IsPositive)
        {
            lines.Add(new PriceLine("commission_tax", "Tax on the commission", -tax, 1, -tax, PriceParty.Provider, PriceParty.Platform));
        }

        return lines.ToImmutable();
    }

    private static string Label(ListingPrice price, long units, TimeSpan duration) => price.Type switch
    {
        PriceType.Hourly when duration.TotalMinutes % 60 != 0 => $"{price.Amount} per hour x {duration.TotalMinutes:0} minutes",
        PriceType.Hourly => $"{price.Amount} per hour x {units}",
        PriceType.Daily => $"{price.Amount} per day x {units}",
        PriceType.Nightly => $"{price.Amount} per night x {units}",
        PriceType.PerPerson => $"{price.Amount} per person x {units}",
        _ => $"{price.Amount}",
    };
}
