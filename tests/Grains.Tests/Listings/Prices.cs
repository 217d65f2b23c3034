using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

public sealed class Prices
{
    private static readonly CommissionOptions TenPercent = new();

    [Theory]
    [InlineData(PriceType.Fixed, 60, 60, 3, 8000)]
    [InlineData(PriceType.Hourly, 60, 60, 1, 8000)]
    [InlineData(PriceType.Hourly, 60, 90, 1, 12000)]
    [InlineData(PriceType.Hourly, 60, 61, 1, 8133)] // 8133.33 rounds down
    [InlineData(PriceType.Daily, 1440, 1440, 1, 8000)]
    [InlineData(PriceType.Daily, 1440, 4320, 1, 24000)]
    [InlineData(PriceType.Nightly, 1440, 2880, 1, 16000)]
    [InlineData(PriceType.PerPerson, 60, 60, 3, 24000)]
    public void A_price_is_multiplied_with_its_unit(PriceType type, int shortest, int minutes, int seats, long total) =>
        Assert.Equal(new Money(total, "EUR"), Terms(type, shortest, minutes, seats).View!.Total);

    [Fact]
    public void Nights_are_counted_by_local_date()
    {
        // From 15:00 to 11:00 two days later is two nights, whatever the hours say.
        var listing = State(PriceType.Nightly, 44 * 60);
        var wish = new TermsQuery(new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero), null, 1);
        Assert.Equal(16000, Pricing.Terms(Guid.Empty, 1, listing, wish, Platform(TenPercent), new(), Monday).View!.Total.Amount);
    }

    [Theory]
    [InlineData(PriceType.Fixed, 60, 90)]
    [InlineData(PriceType.PerPerson, 60, 30)]
    [InlineData(PriceType.Hourly, 60, 59)]
    [InlineData(PriceType.Daily, 1440, 1500)]
    [InlineData(PriceType.Daily, 1440, 1440 * 367)]
    public void A_duration_that_is_not_offered_is_refused(PriceType type, int shortest, int minutes) =>
        Assert.Equal("booking.duration-not-valid", Terms(type, shortest, minutes, 1).Refusal?.Code);

    [Fact]
    public void Seats_must_make_sense() => Assert.Equal("booking.seats-not-valid", Terms(PriceType.PerPerson, 60, 60, 0).Refusal?.Code);

    [Fact]
    public void A_price_beyond_what_gateways_take_is_refused()
    {
        var listing = State(PriceType.PerPerson, 60, Money.Limit);
        Assert.Equal("booking.duration-not-valid", Pricing.Terms(Guid.Empty, 1, listing, new(Monday, null, 2), Platform(TenPercent), new(), Monday).Refusal?.Code);
    }

    [Fact]
    public void A_price_beyond_what_gateways_take_is_refused_whoever_pays_a_part_of_it()
    {
        var platform = Platform(TenPercent) with
        {
            Coupon = new Coupons.CouponOffer(Guid.Empty, new Coupons.CouponPlan("HALF", 50_00), null, 0, Coupons.CouponFunder.Platform),
        };
        Assert.Equal("booking.duration-not-valid", Price(2).Refusal?.Code);
        Assert.Equal(Money.Limit / 2, Price(1).View!.Total.Amount);

        Outcome<BookingTerms> Price(int seats) =>
            Pricing.Terms(Guid.Empty, 1, State(PriceType.PerPerson, 60, Money.Limit), new(Monday, null, seats, Coupon: "HALF"), platform, new(), Monday);
    }

    /// <summary>I19: whatever the rates, customer lines make the total and provider lines what the provider earns.</summary>
    [Fact]
    public void Lines_always_sum_to_the_whole()
    {
        var random = new Random(19);
        for (var draw = 0; draw < 2_000; draw++)
        {
            var options = new CommissionOptions
            {
                Rates = [new(null, random.Next(0, 100_01))],
                TaxBasisPoints = random.Next(0, 25_01),
                CustomerFeeBasisPoints = random.Next(0, 20_01),
                Bounds = random.Next(2) == 0 ? [] : [new("EUR", random.Next(0, 1000), random.Next(1000, 5000))],
            };
            var terms = Pricing.Terms(Guid.Empty, 1, State(PriceType.Fixed, 60, random.Next(1, 200_000)), new(Monday, null, 1), Platform(options), new(), Monday).View!;

            Assert.Equal(terms.Total.Amount, terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Sum(line => line.Amount.Amount));
            Assert.Equal(
                terms.ProviderEarns.Amount,
                terms.Lines.Where(line => line.PaidBy is PriceParty.Provider || line.ReceivedBy is PriceParty.Provider).Sum(line => line.Amount.Amount));
            Assert.Equal(terms.Total, terms.ProviderEarns + terms.Commission + terms.CommissionTax + terms.CustomerFee);
            Assert.True(terms.ProviderEarns.Amount >= 0);
        }
    }

    [Theory]
    [InlineData(PriceType.Hourly, 60, 120, 1, "per hour x 2")]
    [InlineData(PriceType.Hourly, 30, 90, 1, "per hour x 90 minutes")]
    [InlineData(PriceType.Daily, 1440, 2880, 1, "per day x 2")]
    [InlineData(PriceType.Nightly, 1440, 4320, 1, "per night x 3")]
    [InlineData(PriceType.PerPerson, 60, 60, 3, "per person x 3")]
    [InlineData(PriceType.Fixed, 60, 60, 1, "")]
    public void A_price_says_what_it_is_of(PriceType type, int shortest, int minutes, int seats, string label)
    {
        var terms = Terms(type, shortest, minutes, seats).View!;

        Assert.Equal($"{new Money(8000, "EUR")} {label}".Trim(), terms.Lines[0].Label);
    }

    [Fact]
    public void What_the_platform_takes_is_named()
    {
        var options = new CommissionOptions { Rates = [new(null, 10_00)], TaxBasisPoints = 19_00, CustomerFeeBasisPoints = 5_00 };
        var terms = Pricing.Terms(Guid.Empty, 1, State(PriceType.Fixed, 60), new(Monday, null, 1), Platform(options), new(), Monday).View!;

        Assert.Equal(
            [
                ("base", $"{new Money(8000, "EUR")}"),
                ("customer_fee", "Service fee"),
                ("commission", "Commission"),
                ("commission_tax", "Tax on the commission"),
            ],
            terms.Lines.Select(line => (line.Kind, line.Label)));
    }

    [Theory]
    [InlineData(PriceType.Nightly, "2026-03-28T14:00:00Z", "2026-03-30T13:00:00Z")] // the clocks go forward between
    [InlineData(PriceType.Daily, "2026-10-24T13:00:00Z", "2026-10-26T14:00:00Z")] // and back
    public void Days_are_days_whatever_the_clocks_do(PriceType type, string start, string end)
    {
        var wish = new TermsQuery(DateTimeOffset.Parse(start, null), TimeSpan.FromDays(2), 1);
        var terms = Pricing.Terms(Guid.Empty, 1, State(type, 1440), wish, Platform(TenPercent), new(), Monday).View!;
        Assert.Equal((DateTimeOffset.Parse(end, null), 16000, TimeSpan.FromDays(2)), (terms.End, terms.Total.Amount, terms.Duration));
        Assert.NotNull(terms.Rules.Stay);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(60, true)]
    [InlineData(45, false)]
    [InlineData(150, false)]
    [InlineData(40, false)] // not even the listing's own
    public void A_customer_chooses_among_the_durations(int minutes, bool allowed)
    {
        var listing = State(PriceType.Fixed, 40);
        var rules = SlotRules.Default with { Durations = new(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(120), TimeSpan.FromMinutes(30)) };
        listing = listing with { Content = listing.Content! with { Rules = rules } };
        Assert.Equal(30, Pricing.Terms(Guid.Empty, 1, listing, new(Monday, null, 1), Platform(TenPercent), new(), Monday).View!.Duration!.Value.TotalMinutes);
        Assert.Equal(allowed, Pricing.Terms(Guid.Empty, 1, listing, new(Monday, TimeSpan.FromMinutes(minutes), 1), Platform(TenPercent), new(), Monday).Refusal is null);
    }

    [Fact]
    public void A_stay_is_whole_days()
    {
        var listing = State(PriceType.Fixed, 1500);
        listing = listing with { Content = listing.Content! with { Rules = SlotRules.Default with { Stay = new(StayUnit.Night, null, null) } } };
        Assert.Equal("booking.duration-not-valid", Pricing.Terms(Guid.Empty, 1, listing, new(Monday, null, 1), Platform(TenPercent), new(), Monday).Refusal?.Code);
    }

    private static Outcome<BookingTerms> Terms(PriceType type, int shortest, int minutes, int seats) =>
        Pricing.Terms(Guid.Empty, 1, State(type, shortest), new TermsQuery(Monday, TimeSpan.FromMinutes(minutes), seats), Platform(TenPercent), new(), Monday);

    private static ListingState State(PriceType type, int shortest, long amount = 8000) => new()
    {
        Status = ListingStatus.Active,
        ProviderId = Pia.ProviderId,
        Content = Content with { Price = new(type, new Money(amount, "EUR")), Duration = TimeSpan.FromMinutes(shortest) },
    };
}
