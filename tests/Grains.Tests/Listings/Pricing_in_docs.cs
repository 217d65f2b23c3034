using System.Text.RegularExpressions;
using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

/// <summary>docs/pricing.md says what prices are.</summary>
public sealed class Pricing_in_docs
{
    private static readonly Dictionary<string, BookingTerms> Examples = new(StringComparer.Ordinal)
    {
        ["two washes of 15.00 and 15 min"] = Terms(
            PriceType.Fixed, 60, Monday, addOn: new("wash", "A wash", new(PriceType.Fixed, new(1500, "EUR")), TimeSpan.FromMinutes(15), 2), quantity: 2),
        ["heating at 4.00 an hour"] = Terms(PriceType.Hourly, 90, Monday, addOn: new("heating", "Heating", new(PriceType.Hourly, new(400, "EUR")), null, 1)),
        ["Friday and Saturday +20 %"] = Terms(
            PriceType.Nightly, 4 * 1440, Monday.AddDays(3), new PricingRule("Weekend", new([DayOfWeek.Friday, DayOfWeek.Saturday]), 20_00, null)),
        ["from 7 units -10 %"] = Terms(PriceType.Nightly, 7 * 1440, Monday, new PricingRule("Week", new(FromUnits: 7), -10_00, null)),
        ["-50 % and -60 %"] = Terms(
            PriceType.Fixed, 60, Monday, new PricingRule("Half", new(), -50_00, null), new PricingRule("Rest", new(), -60_00, null)),
    };

    [Fact]
    public void The_worked_examples_are_what_is_computed()
    {
        var rows = File.ReadLines(Page()).SkipWhile(line => line != "## Worked examples").Where(line => line.StartsWith('|')).Skip(2).TakeWhile(line => line.Length > 0)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToArray();

        Assert.Equal(Examples.Keys.Order(StringComparer.Ordinal), rows.Select(row => row[1]).Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            var terms = Examples[row[1]];
            var lines = terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Select(line => line.Amount.Amount);
            Assert.Equal(row[2], Regex.Replace(string.Join(" + ", lines), @"\+ -", "- "));
            Assert.Equal((row[3], row[4]), ($"{terms.Total.Amount}", $"{terms.ProviderEarns.Amount}"));
        });
    }

    private static BookingTerms Terms(PriceType type, int minutes, DateTimeOffset start, params ImmutableArray<PricingRule> rules) =>
        Terms(type, minutes, start, null, 1, rules);

    private static BookingTerms Terms(
        PriceType type, int minutes, DateTimeOffset start, AddOn? addOn, int quantity = 1, params ImmutableArray<PricingRule> rules)
    {
        var listing = Content with
        {
            Price = new(type, new(8000, "EUR")),
            Duration = type is PriceType.Nightly ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1),
            AddOns = addOn is null ? null : [addOn],
            PricingRules = rules,
        };
        var wish = new TermsQuery(start, TimeSpan.FromMinutes(minutes), 1, null, addOn is null ? null : [new(addOn.Id, quantity)]);
        return Pricing.Terms(
            Guid.Empty, 1, new() { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = listing }, wish, Platform(), new(), Monday).View!;
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "pricing.md");
    }
}
