using System.Globalization;
using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>
/// Itemises a price. Lines that the customer pays sum to the total; lines that the provider receives or pays sum to
/// what the provider earns.
/// </summary>
internal static class PriceLines
{
    /// <summary>Of the line that a tax adds.</summary>
    public const string Tax = "tax";

    /// <summary>The price of the listing itself, before rules and add-ons.</summary>
    public static PriceLine Base(ListingPrice price, PriceUnits units, TimeSpan duration) =>
        new("base", Label(price, units.Count, duration), units.Price(price.Amount), units.Count, price.Amount, PriceParty.Customer, PriceParty.Provider);

    public static ImmutableArray<PriceLine> Of(ImmutableArray<PriceLine> paid, PriceSplit split) => [.. paid, .. Taxes(split), .. Shares(split)];

    public static ImmutableArray<PriceLine> Of(ImmutableArray<OfferLine> offered, PriceSplit split) => [.. Items(offered), .. Taxes(split), .. Shares(split)];

    /// <summary>What was agreed before, what is added to it or taken off it, and the shares of both together.</summary>
    public static ImmutableArray<PriceLine> Of(ImmutableArray<PriceLine> agreed, ImmutableArray<OfferLine> added, PriceSplit split) =>
        [.. Priced(agreed), .. Items(added), .. agreed.Where(IsOfPlatformsCoupon), .. Taxes(split), .. Shares(split)];

    /// <summary>The lines that make the price that is stated; the others are shares of it.</summary>
    public static IEnumerable<PriceLine> Priced(ImmutableArray<PriceLine> lines) =>
        lines.Where(line => line is { Kind: not Tax, PaidBy: PriceParty.Customer, ReceivedBy: PriceParty.Provider });

    private static bool IsOfPlatformsCoupon(PriceLine line) => line is { Kind: Coupons.CouponSale.Kind, ReceivedBy: PriceParty.Platform };

    private static IEnumerable<PriceLine> Items(ImmutableArray<OfferLine> offered) => offered.Select(line => new PriceLine(
        line.Amount.Amount < 0 ? "discount" : "item", line.Label, line.Amount, 1, line.Amount, PriceParty.Customer, PriceParty.Provider));

    /// <summary>One line for all others: a tax is rounded once.</summary>
    private static IEnumerable<PriceLine> Taxes(PriceSplit split) => split is not { ServiceTax: { Amount: var tax, BasisPoints: var rate }, TaxedOf: { } net } ? [] :
        [new PriceLine(Tax, string.Create(CultureInfo.InvariantCulture, $"Tax, {rate / 100m:0.##} %"), tax, 1, tax, PriceParty.Customer, PriceParty.Provider, new PriceShare(net, rate))];

    private static IEnumerable<PriceLine> Shares(PriceSplit split)
    {
        if (split.Fee.IsPositive)
        {
            yield return new PriceLine("customer_fee", "Service fee", split.Fee, 1, split.Fee, PriceParty.Customer, PriceParty.Platform);
        }

        if (split.Commission.IsPositive)
        {
            yield return new PriceLine(
                "commission", "Commission", -split.Commission, 1, -split.Commission, PriceParty.Provider, PriceParty.Platform);
        }

        if (split.Tax.IsPositive)
        {
            yield return new PriceLine(
                "commission_tax", "Tax on the commission", -split.Tax, 1, -split.Tax, PriceParty.Provider, PriceParty.Platform);
        }
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
