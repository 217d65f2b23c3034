using Marketplace.Bookings;
using Marketplace.Listings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Coupons;

/// <summary>What a coupon takes off, and of what the platform takes its share then.</summary>
public sealed class Prices_with_coupons
{
    private static readonly CouponPlan Tenth = new("TENTH", 10_00);
    private static readonly CouponPlan Five = new("FIVE", null, [new Money(5_00, "EUR")]);

    /// <summary>Pia's hour costs 80.00.</summary>
    public static TheoryData<CouponPlan, string> Refused => new()
    {
        { Tenth with { From = Monday.AddTicks(1) }, "coupon.not-yet-valid" },
        { Tenth with { Until = Monday }, "coupon.expired" },
        { Tenth with { Listings = [new Guid("12345678-0000-0000-0000-000000000000")] }, "coupon.not-for-this" },
        { Tenth with { Categories = ["grooming/cats"] }, "coupon.not-for-this" },
        { Tenth with { Providers = [new Guid("12345678-0000-0000-0000-000000000000")] }, "coupon.not-for-this" },
        { Tenth with { MinimumPrices = [new Money(80_01, "EUR")] }, "coupon.price-too-small" },
        { Five with { Amounts = [new Money(500, "JPY")] }, "coupon.other-currency" },
        { Tenth with { Limit = 4 }, "coupon.used-up" },
    };

    public static TheoryData<CouponPlan, long> Good => new()
    {
        { Tenth, 8_00 },
        { Tenth with { From = Monday, Until = Monday.AddTicks(1) }, 8_00 },
        { Tenth with { Listings = [Guid.Empty] }, 8_00 },
        { Tenth with { Categories = ["training", "grooming"] }, 8_00 },
        { Tenth with { Providers = [Pia.ProviderId] }, 8_00 },
        { Tenth with { MinimumPrices = [new Money(80_00, "EUR"), new Money(90_000, "JPY")] }, 8_00 },
        { Tenth with { Limit = 5 }, 8_00 },
        { Tenth with { BasisPoints = 100_00 }, 80_00 },
        { Five, 5_00 },
        { Five with { Amounts = [new Money(1, "JPY"), new Money(100_00, "EUR")] }, 80_00 },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_good_for_what_it_says_alone(CouponPlan plan, string code) => Assert.Equal(code, Price(plan).Refusal?.Code);

    [Theory]
    [MemberData(nameof(Good))]
    public void What_it_takes_off_lowers_the_price_and_the_commission(CouponPlan plan, long off)
    {
        var terms = Price(plan).View!;
        var price = 80_00 - off;

        Assert.Equal((off, price, price / 10, price - (price / 10)), (terms.Coupon!.Discount.Amount, terms.Total.Amount, terms.Commission.Amount, terms.ProviderEarns.Amount));
        Assert.Equal(-off, Assert.Single(terms.Lines, line => line.Kind == "coupon").Amount.Amount);
    }

    [Fact]
    public void Its_line_says_what_it_is_of_and_between_whom()
    {
        var sale = new CouponSale(Guid.Empty, Pia.ProviderId, "grooming", BookingMode.Instant, new Money(80_00, "EUR"), Monday);

        Assert.Equal(
            new PriceLine("coupon", "Coupon TENTH", new(-8_00, "EUR"), 1, new(-8_00, "EUR"), PriceParty.Customer, PriceParty.Provider, new(new(80_00, "EUR"), -10_00)),
            LineOf(Tenth, CouponFunder.Provider));
        Assert.Equal(
            new PriceLine("coupon", "Coupon FIVE", new(-80_00, "EUR"), 1, new(-90_00, "EUR"), PriceParty.Customer, PriceParty.Platform),
            LineOf(Five with { Amounts = [new Money(90_00, "EUR")] }, CouponFunder.Platform));

        PriceLine LineOf(CouponPlan plan, CouponFunder funder) => sale.With(new CouponOffer(Guid.Empty, plan, null, 0, funder)).View!.Line;
    }

    [Fact]
    public void Whose_it_is_pays_for_it()
    {
        Assert.Equal(CouponFunder.Platform, Coupon.FunderOf(new CouponState { ProviderId = CouponId.Platform }));
        Assert.Equal(CouponFunder.Provider, Coupon.FunderOf(new CouponState { ProviderId = Pia.ProviderId }));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_refusal_says_why(CouponPlan plan, string code)
    {
        var refusal = Price(plan).Refusal!;

        Assert.Equal(code, refusal.Code);
        Assert.EndsWith(".", refusal.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Facts);
        Assert.All(refusal.Facts, fact => Assert.True(fact is { Name.Length: > 0, Value.Length: > 0 }));
    }

    [Fact]
    public void One_that_is_deactivated_is_good_for_nothing() =>
        Assert.Equal("coupon.deactivated", Price(Tenth, deactivatedAt: Monday).Refusal?.Code);

    [Fact]
    public void One_that_is_none_says_so() =>
        Assert.Equal("coupon.unknown", Priced(Content, Platform() with { Coupon = CouponRefusals.Unknown }).Refusal?.Code);

    [Theory]
    [InlineData(BookingMode.Quote)]
    [InlineData(BookingMode.Unpaid)]
    public void What_is_agreed_on_or_paid_elsewhere_is_not_made_cheaper(BookingMode mode) =>
        Assert.Equal("coupon.not-for-this", Price(Tenth, Content with { Mode = mode }).Refusal?.Code);

    [Fact]
    public void A_use_that_would_take_nothing_off_is_not_taken() =>
        Assert.Equal("coupon.price-too-small", Price(Tenth, Content with { Price = new(PriceType.Fixed, new(4, "EUR")) }).Refusal?.Code);

    [Fact]
    public void What_costs_nothing_needs_no_coupon()
    {
        var free = Content with { Price = new(PriceType.Fixed, new(0, "EUR")) };

        Assert.Equal("coupon.price-too-small", Price(Five, free).Refusal?.Code);
        Assert.Equal(0, Priced(free, Platform(), coupon: null).View!.Total.Amount);
    }

    /// <summary>Shares of any price in currencies of each exponent: rounded once, never more than the price, and all parts sum.</summary>
    [Theory]
    [InlineData("JPY")]
    [InlineData("EUR")]
    [InlineData("KWD")]
    public void Whatever_is_taken_off_all_parts_sum(string currency)
    {
        var random = new Random(20260302);
        var platform = new CommissionOptions { CustomerFeeBasisPoints = 7_77, TaxBasisPoints = 19_00 };
        for (var round = 0; round < 2_000; round++)
        {
            var step = currency is "KWD" ? 10 : 1;
            var price = step * random.NextInt64(1, round % 2 == 0 ? 200 : 1_000_000);
            var share = random.Next(1, 100_01);
            var amount = step * random.NextInt64(1, 2 * price / step);
            var plan = round % 3 == 0 ? Five with { Amounts = [new Money(amount, currency)] } : Tenth with { BasisPoints = share };
            var off = plan.BasisPoints is null ? Math.Min(price, amount) : step * (long)Math.Round(price * (decimal)share / 10_000 / step, MidpointRounding.AwayFromZero);

            var outcome = Price(plan, Content with { Price = new(PriceType.Fixed, new(price, currency)) }, options: platform);

            if (off == 0)
            {
                Assert.Equal("coupon.price-too-small", outcome.Refusal?.Code);
                continue;
            }

            var terms = outcome.View!;
            Assert.Equal(price - off, (terms.Total - terms.CustomerFee).Amount);
            Assert.Equal(terms.Total, terms.ProviderEarns + terms.Commission + terms.CommissionTax + terms.CustomerFee);
            Assert.Equal(terms.Total.Amount, terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Sum(line => line.Amount.Amount));
            Assert.True(terms.Total.Amount >= 0 && terms.ProviderEarns.Amount >= 0);
        }
    }

    /// <summary>A unit that a policy keeps costs what was paid for it.</summary>
    [Fact]
    public void A_unit_that_is_kept_is_as_cheap_as_the_others()
    {
        var policy = new CancellationPolicy("one", 1, "One hour is kept.", [new CancellationTier("any", TimeSpan.Zero, null, 100, 100, 1)]);
        var terms = Price(Tenth with { BasisPoints = 50_00 }, Content with { CancellationPolicy = policy }, hours: 2).View!;

        var refund = CancellationRules.Refund(terms, terms.Start, Monday, Monday);

        Assert.Equal((80_00, 40_00), (terms.Total.Amount, refund.Whole.Amount));
    }

    private static Outcome<BookingTerms> Price(
        CouponPlan plan, ListingContent? content = null, DateTimeOffset? deactivatedAt = null, CommissionOptions? options = null, int hours = 1) =>
        Priced(
            content ?? Content,
            Platform(options) with { Coupon = new CouponOffer(CouponId.Of(Pia.ProviderId, plan.Code), plan, deactivatedAt, Used: 4) },
            plan.Code,
            hours);

    private static Outcome<BookingTerms> Priced(ListingContent content, PlatformTerms platform, string? coupon = "ANY", int hours = 1) => Pricing.Terms(
        Guid.Empty,
        1,
        new() { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = content },
        new TermsQuery(Monday.AddDays(4), content.Price!.Type is PriceType.Hourly ? TimeSpan.FromHours(hours) : null, 1, Coupon: coupon),
        platform,
        new(),
        Monday);
}
