using Marketplace.Providers;

namespace Marketplace.Reports;

/// <summary>What a platform has to report of a provider for a year (DAC7 in the European Union, and what follows it elsewhere).</summary>
/// <param name="ProviderId">Who.</param>
/// <param name="Year">Of the books' calendar.</param>
/// <param name="BusinessName">As customers know them.</param>
/// <param name="Country">Of the business.</param>
/// <param name="Details">Who they are to the tax office, by their own word.</param>
/// <param name="Missing">What has to be reported and nobody told.</param>
/// <param name="Totals">One for each currency.</param>
internal sealed record SellerReport(
    Guid ProviderId, int Year, string BusinessName, string Country, TaxDetails? Details, ImmutableArray<string> Missing, ImmutableArray<SellerTotal> Totals)
{
    public static SellerReport Of(int year, SellerYear seller) => new(
        seller.ProviderId,
        year,
        seller.BusinessName,
        seller.Country,
        seller.Details,
        DeclaredTaxDetailsBody.MissingIn(seller.Details),
        [.. seller.Sums.GroupBy(sum => sum.Currency, StringComparer.Ordinal).Select(sums => SellerTotal.Of(sums.Key, [.. sums]))]);
}

/// <summary>A year in one currency.</summary>
/// <param name="Consideration">What they got, after what the platform kept, less what they gave back.</param>
/// <param name="Fees">What the platform kept as its commission.</param>
/// <param name="Taxes">The tax on that.</param>
/// <param name="Activities">Bookings of which something was earned. One that earned in two quarters counts in both.</param>
/// <param name="Quarters">The same for each of the four.</param>
internal sealed record SellerTotal(Money Consideration, Money Fees, Money Taxes, long Activities, ImmutableArray<SellerQuarter> Quarters)
{
    public static SellerTotal Of(string currency, ImmutableArray<SellerSum> sums)
    {
        return new SellerTotal(
            new Money(sums.Sum(sum => sum.Consideration), currency),
            new Money(sums.Sum(sum => sum.Fees), currency),
            new Money(sums.Sum(sum => sum.Taxes), currency),
            sums.Sum(sum => sum.Activities),
            [.. Enumerable.Range(1, 4).Select(Quarter)]);

        SellerQuarter Quarter(int number)
        {
            var sum = sums.FirstOrDefault(sum => sum.Quarter == number) ?? new SellerSum(number, currency, 0, 0, 0, 0);
            return new SellerQuarter(number, new Money(sum.Consideration, currency), new Money(sum.Fees, currency), new Money(sum.Taxes, currency), sum.Activities);
        }
    }
}

/// <param name="Quarter">1 to 4.</param>
/// <param name="Consideration">As in the total.</param>
/// <param name="Fees">Likewise.</param>
/// <param name="Taxes">Likewise.</param>
/// <param name="Activities">Likewise.</param>
internal sealed record SellerQuarter(int Quarter, Money Consideration, Money Fees, Money Taxes, long Activities);
