using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

/// <summary>What add-ons and pricing rules make of a price. Monday is the second of March, 10:00 in Berlin.</summary>
public sealed class Prices_with_more
{
    private static readonly AddOn Wash = new("wash", "A wash", new(PriceType.Fixed, Euro(1500)), TimeSpan.FromMinutes(15), 2);
    private static readonly AddOn Lunch = new("lunch", "Lunch", new(PriceType.PerPerson, Euro(900)), null, 1);
    private static readonly AddOn Heating = new("heating", "Heating", new(PriceType.Hourly, Euro(400)), null, 1);

    [Fact]
    public void An_add_on_is_a_line_and_makes_the_booking_longer_by_its_own_time()
    {
        var terms = Terms(Listing(PriceType.Fixed, 60) with { AddOns = [Wash, Lunch] }, addOns: [new("wash", 2)]).View!;

        Assert.Equal(Euro(11000), terms.Total);
        Assert.Equal((Monday.AddMinutes(90), TimeSpan.FromMinutes(90)), (terms.End, terms.Duration));
        Assert.Equal([new BookedAddOn("wash", "A wash", 2, TimeSpan.FromMinutes(30))], terms.AddOns!.Value.AsEnumerable());
        Assert.Equal((Euro(3000), 2L, Euro(1500)), Only(terms, "addon"));
        Assert.Equal(TimeSpan.FromMinutes(60), BookingTermsMatch.WorkOf(terms));
    }

    [Fact]
    public void What_is_for_each_person_or_hour_is_counted_without_the_time_of_add_ons()
    {
        var listing = Listing(PriceType.Hourly, 60) with { AddOns = [Wash, Lunch, Heating] };
        var terms = Terms(listing, minutes: 90, seats: 3, addOns: [new("heating", 1), new("wash", 1), new("lunch", 1)]).View!;

        Assert.Equal(["base", "addon", "addon", "addon"], terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Select(line => line.Kind));
        Assert.Equal([12000L, 1500, 2700, 600], terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Select(line => line.Amount.Amount));
        Assert.Equal(Monday.AddMinutes(105), terms.End);
    }

    [Theory]
    [InlineData("paint", 1, "addOns.paint")]
    [InlineData("wash", 3, "addOns.wash")]
    [InlineData("wash", 0, "addOns.wash")]
    public void What_is_not_offered_is_refused(string id, int quantity, string fact)
    {
        var refused = Terms(Listing(PriceType.Fixed, 60) with { AddOns = [Wash] }, addOns: [new(id, quantity)]).Refusal!;
        Assert.Equal(("booking.add-ons-not-valid", fact), (refused.Code, refused.Facts.Single().Name));
    }

    [Fact]
    public void An_add_on_is_named_once() => Assert.Equal(
        "booking.add-ons-not-valid", Terms(Listing(PriceType.Fixed, 60) with { AddOns = [Wash] }, addOns: [new("wash", 1), new("wash", 1)]).Refusal?.Code);

    [Fact]
    public void A_weekend_counts_by_its_nights()
    {
        // From Thursday for four nights: Friday and Saturday cost a fifth more each.
        var weekend = new PricingRule("Weekend", new([DayOfWeek.Friday, DayOfWeek.Saturday]), 20_00, null);
        var terms = Terms(Listing(PriceType.Nightly, 1440) with { PricingRules = [weekend] }, minutes: 4 * 1440, start: Monday.AddDays(3)).View!;

        Assert.Equal((Euro(3200), 1L, Euro(3200)), Only(terms, "pricing_rule"));
        Assert.Equal(new PriceShare(Euro(16000), 20_00), terms.Lines.Single(line => line.Kind == "pricing_rule").Share);
    }

    [Fact]
    public void Hours_are_judged_by_the_date_on_which_each_begins()
    {
        // In Berlin from 22:30 on Monday for two and a half hours: only the last, of which half is used, begins on Tuesday.
        var tuesday = new PricingRule("Tuesday", new([DayOfWeek.Tuesday]), null, Euro(-600));
        var terms = Terms(Listing(PriceType.Hourly, 60) with { PricingRules = [tuesday] }, minutes: 150, start: Monday.AddHours(12.5)).View!;

        Assert.Equal((Euro(-300), 1L, Euro(-600)), Only(terms, "pricing_rule"));
    }

    [Theory]
    [InlineData(0, 8000)]
    [InlineData(14 * 24, 7200)] // early enough, to the second
    [InlineData((14 * 24) - 1, 8000)]
    [InlineData(2, 9000)] // a last minute, to the second
    [InlineData(3, 8000)]
    public void What_is_booked_early_or_late_has_another_price(int hours, long total)
    {
        var early = new PricingRule("Early bird", new(BookedBefore: TimeSpan.FromDays(14)), -10_00, null);
        var late = new PricingRule("Last minute", new(BookedBefore: TimeSpan.FromHours(1), BookedWithin: TimeSpan.FromHours(2)), null, Euro(1000));
        Assert.Equal(total, Terms(Listing(PriceType.Fixed, 60) with { PricingRules = [early, late] }, start: Monday.AddHours(hours)).View!.Total.Amount);
    }

    [Theory]
    [InlineData(6, 48000)]
    [InlineData(7, 50400)]
    public void A_week_is_cheaper_than_seven_nights(int nights, long total)
    {
        var week = new PricingRule("Week", new(FromUnits: 7), -10_00, null);
        Assert.Equal(total, Terms(Listing(PriceType.Nightly, 1440) with { PricingRules = [week] }, minutes: nights * 1440).View!.Total.Amount);
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-02", 9000)] // its last day counts
    [InlineData("2026-03-02", "2026-03-31", 9000)]
    [InlineData("2026-03-03", "2026-03-31", 8000)]
    [InlineData("2025-03-01", "2026-03-01", 8000)]
    public void A_season_is_judged_by_local_dates(string from, string until, long total)
    {
        var season = new PricingRule("Season", new(null, DateOnly.Parse(from, null), DateOnly.Parse(until, null)), null, Euro(1000));
        Assert.Equal(total, Terms(Listing(PriceType.Fixed, 60) with { PricingRules = [season] }).View!.Total.Amount);
    }

    [Fact]
    public void Rules_take_nothing_off_add_ons()
    {
        var half = new PricingRule("Half", new(), -50_00, null);
        Assert.Equal(5500, Terms(Listing(PriceType.Fixed, 60) with { AddOns = [Wash], PricingRules = [half] }, addOns: [new("wash", 1)]).View!.Total.Amount);
    }

    /// <summary>I19: whatever is added and taken off, nothing is negative that must not be, and all of it sums, in every currency.</summary>
    [Fact]
    public void Lines_always_sum_to_the_whole()
    {
        var random = new Random(2619);
        for (var draw = 0; draw < 3_000; draw++)
        {
            var currency = ((string[])["EUR", "JPY", "KWD", "IQD"])[random.Next(4)];
            var step = (int)Currency.Step(currency);
            var type = (PriceType)random.Next(5);
            var isDays = type is PriceType.Daily or PriceType.Nightly;
            var content = Content with
            {
                Price = new(type, new Money(step * random.Next(100, 90_000), currency)),
                Duration = isDays ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1),
                AddOns = isDays ? null : [new("one", "One", new((PriceType)random.Next(5), new Money(step * random.Next(0, 5_000), currency)), TimeSpan.FromMinutes(random.Next(0, 60)), 5)],
                PricingRules = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Rule(random, currency))],
            };
            var options = new CommissionOptions { Rates = [new(null, random.Next(0, 40_00))], TaxBasisPoints = random.Next(0, 25_00), CustomerFeeBasisPoints = random.Next(0, 20_00) };
            var minutes = isDays ? random.Next(1, 9) * 1440 : type is PriceType.Hourly ? random.Next(60, 600) : 60;
            var wish = new TermsQuery(Monday.AddMinutes(random.Next(0, 20_000)), TimeSpan.FromMinutes(minutes), random.Next(1, 5), null, content.AddOns is null ? null : [new("one", random.Next(1, 6))]);
            var terms = Pricing.Terms(Guid.Empty, 1, Of(content), wish, Platform(options), new(), Monday).View!;

            Assert.Equal(terms.Total.Amount, terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Sum(line => line.Amount.Amount));
            Assert.True(terms.Total.IsInSteps && terms.ProviderEarns.IsInSteps && terms.Lines.All(line => line.Amount.IsInSteps), $"{terms.Total} of {string.Join(", ", terms.Lines)}");
            Assert.Equal(terms.Total, terms.ProviderEarns + terms.Commission + terms.CommissionTax + terms.CustomerFee);
            Assert.True(terms.Total.Amount > 0 && terms.ProviderEarns.Amount >= 0 && terms.Commission.Amount >= 0 && terms.Lines.Length <= 50);
        }
    }

    [Fact]
    public void Parts_of_a_price_that_do_not_fit_together_are_refused()
    {
        Assert.Null(ListingFaults.Of(Listing(PriceType.Fixed, 60) with { AddOns = [Wash, Lunch] }));
        Assert.Equal("addOns", Fault(Listing(PriceType.Fixed, 60) with { AddOns = [Wash, Wash] }));
        Assert.Equal("addOns", Fault(Listing(PriceType.Fixed, 60) with { AddOns = [Wash with { Price = new(PriceType.Fixed, new Money(1, "JPY")) }] }));
        Assert.Equal("addOns", Fault(Listing(PriceType.Nightly, 1440) with { AddOns = [Wash] }));
        Assert.Equal("price", Fault(Content with { Price = null, AddOns = [Wash] }));
        Assert.Equal("pricingRules", Fault(Listing(PriceType.Fixed, 60) with { PricingRules = [new("Both", new(), 1, Euro(1))] }));
        Assert.Equal("pricingRules", Fault(Listing(PriceType.Fixed, 60) with { PricingRules = [new("Yen", new(), null, new Money(1, "JPY"))] }));
        Assert.Equal("pricingRules", Fault(Listing(PriceType.Fixed, 60) with { PricingRules = [new("Past", new(null, new(2026, 3, 2), new(2026, 3, 1)), 1, null)] }));
    }

    [Fact]
    public void A_quote_is_for_the_add_ons_that_were_quoted()
    {
        ImmutableArray<BookedAddOn> sold = [new("wash", "A wash", 2, TimeSpan.Zero), new("lunch", "Lunch", 1, TimeSpan.Zero)];
        Assert.True(AddOns.Same(sold, null));
        Assert.True(AddOns.Same(sold, [new("lunch", 1), new("wash", 2)]));
        Assert.False(AddOns.Same(sold, [new("wash", 2)]));
        Assert.False(AddOns.Same(null, [new("wash", 2)]));
        Assert.True(AddOns.Same(null, []));
    }

    private static PricingRule Rule(Random random, string currency) => random.Next(2) == 0
        ? new("A share", new([(DayOfWeek)random.Next(7)]), random.Next(-100_00, 100_00), null)
        : new("An amount", new(FromUnits: random.Next(1, 4)), null, new Money(Currency.Step(currency) * random.Next(-90_000, 90_000), currency));

    private static string Fault(ListingContent content)
    {
        var refusal = ListingFaults.Of(content)!;
        Assert.Equal("listing.price-not-valid", refusal.Code);
        return refusal.Facts.Single().Name;
    }

    private static (Money Amount, long Quantity, Money UnitPrice) Only(BookingTerms terms, string kind)
    {
        var line = terms.Lines.Single(line => line.Kind == kind);
        return (line.Amount, line.Quantity, line.UnitPrice);
    }

    private static Outcome<BookingTerms> Terms(
        ListingContent content, int minutes = 60, int seats = 1, DateTimeOffset? start = null, ImmutableArray<AddOnChoice>? addOns = null) =>
        Pricing.Terms(
            Guid.Empty, 1, Of(content), new TermsQuery(start ?? Monday, TimeSpan.FromMinutes(minutes), seats, null, addOns), Platform(), new(), Monday);

    private static ListingState Of(ListingContent content) => new() { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = content };

    private static ListingContent Listing(PriceType type, int minutes) =>
        Content with { Price = new(type, Euro(8000)), Duration = TimeSpan.FromMinutes(minutes) };

    private static Money Euro(long amount) => new(amount, "EUR");
}
