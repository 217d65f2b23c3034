using Marketplace.Bookings;
using Marketplace.Coupons;
using Marketplace.Packages;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

/// <summary>An hour of Pia's for 119.00, who owes 19 % of what she sells; the commission is 10 %.</summary>
public sealed class Prices_with_tax
{
    private static readonly ServiceTax Inclusive = new(19_00, TaxedPrices.Inclusive, "DE123456789");
    private static readonly ServiceTax Exclusive = Inclusive with { Prices = TaxedPrices.Exclusive };

    [Fact]
    public void A_price_contains_it_where_consumers_see_prices()
    {
        var terms = Terms(119_00, Inclusive);
        Assert.Equal((119_00L, new TaxPart(Euro(19_00), 19_00, "DE123456789")), (terms.Total.Amount, terms.Tax));
        Assert.Equal((10_00L, 109_00L), (terms.Commission.Amount, terms.ProviderEarns.Amount));
        Assert.DoesNotContain(terms.Lines, line => line.Kind == "tax");
        Assert.Equal(Euro(0), terms.TaxAdded());
    }

    [Fact]
    public void It_is_a_line_of_its_own_where_prices_are_stated_without_it()
    {
        var terms = Terms(100_00, Exclusive);
        Assert.Equal((119_00L, 19_00L, 10_00L, 109_00L), (terms.Total.Amount, terms.Tax!.Amount.Amount, terms.Commission.Amount, terms.ProviderEarns.Amount));
        var line = Assert.Single(terms.Lines, line => line.Kind == "tax");
        Assert.Equal(("Tax, 19 %", 19_00L, PriceParty.Customer, PriceParty.Provider, new PriceShare(Euro(100_00), 19_00)), (line.Label, line.Amount.Amount, line.PaidBy, line.ReceivedBy, line.Share));
        Assert.Equal(terms.Total.Amount, terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Sum(line => line.Amount.Amount));
    }

    [Fact]
    public void Who_is_not_registered_owes_none_whatever_a_listing_says()
    {
        var terms = Terms(119_00, null, new ListingTax(19_00, TaxedPrices.Exclusive));
        Assert.Null(terms.Tax);
        Assert.Null(terms.Rates!.ServiceTax);
        Assert.Equal((119_00L, 11_90L), (terms.Total.Amount, terms.Commission.Amount));
    }

    [Theory]
    [InlineData(7_00, TaxedPrices.Inclusive, 107_00, 7_00)]
    [InlineData(7_00, TaxedPrices.Exclusive, 107_00, 7_49)]
    [InlineData(0, TaxedPrices.Inclusive, 107_00, 0)]
    public void A_listing_may_have_a_rate_of_its_own_or_none(int rate, TaxedPrices prices, long price, long tax) =>
        Assert.Equal(tax, Terms(price, Inclusive, new ListingTax(rate, prices)).Tax?.Amount.Amount ?? 0);

    [Theory]
    [InlineData("EUR", 13, 19_00, TaxedPrices.Exclusive, 2)] // 2.47 cents
    [InlineData("EUR", 50, 5_00, TaxedPrices.Exclusive, 3)] // 2.5 cents go up
    [InlineData("JPY", 100, 10_00, TaxedPrices.Inclusive, 9)] // 9.09 yen
    [InlineData("IQD", 80_000, 15_00, TaxedPrices.Exclusive, 12_000)]
    [InlineData("KWD", 1_010, 5_00, TaxedPrices.Exclusive, 50)] // 50.5 fils, of which five are never paid
    [InlineData("KWD", 1_001, 5_00, TaxedPrices.Inclusive, 48)] // 47.67 fils
    public void It_is_rounded_once_half_up(string currency, long price, int rate, TaxedPrices prices, long tax) =>
        Assert.Equal(tax, new ServiceTax(rate, prices, "1").On(new Money(price, currency))!.Amount.Amount);

    [Fact]
    public void A_coupon_of_the_provider_makes_it_less_and_one_of_the_platform_does_not()
    {
        var own = Terms(100_00, Exclusive, coupon: CouponFunder.Provider);
        Assert.Equal((59_50L, 9_50L, 5_00L), (own.Total.Amount, own.Tax!.Amount.Amount, own.Commission.Amount));
        var ours = Terms(100_00, Exclusive, coupon: CouponFunder.Platform);
        Assert.Equal((59_50L, 59_50L, 19_00L, 10_00L, 109_00L), (ours.Total.Amount, ours.PlatformPays().Amount, ours.Tax!.Amount.Amount, ours.Commission.Amount, ours.ProviderEarns.Amount));
    }

    [Fact]
    public void Customers_pay_no_fee_of_it()
    {
        var fee = new CommissionOptions { CustomerFeeBasisPoints = 5_00 };
        Assert.Equal(5_00, Terms(119_00, Inclusive, options: fee).CustomerFee.Amount);
        Assert.Equal(5_00, Terms(100_00, Exclusive, options: fee).CustomerFee.Amount);
    }

    /// <summary>Of an hour whose price is 100.00 before tax the platform's coupon pays half.</summary>
    [Theory]
    [InlineData(null, 100_00, 50_00)]
    [InlineData(TaxedPrices.Inclusive, 119_00, 59_50)]
    [InlineData(TaxedPrices.Exclusive, 100_00, 59_50)]
    public void Customers_pay_a_fee_of_what_they_pay_themselves(TaxedPrices? prices, long price, long paid)
    {
        var tax = prices is { } stated ? Inclusive with { Prices = stated } : null;
        var terms = Terms(price, tax, coupon: CouponFunder.Platform, options: new CommissionOptions { CustomerFeeBasisPoints = 5_00 });
        Assert.Equal((2_50L, paid + 2_50, paid), (terms.CustomerFee.Amount, terms.Total.Amount, terms.PlatformPays().Amount));
    }

    [Theory]
    [InlineData(TaxedPrices.Inclusive, 119_00, 119_00)]
    [InlineData(TaxedPrices.Exclusive, 100_00, 119_00)]
    public void A_change_order_has_the_tax_of_the_sale_on_the_whole_price_anew(TaxedPrices prices, long price, long gross)
    {
        var sold = Terms(price, Inclusive with { Prices = prices });
        var changed = ChangedTerms.Of(sold, [new OfferLine("More", Euro(price))], null);
        Assert.Equal((2 * gross, 38_00L, 20_00L), (changed.Total.Amount, changed.Tax!.Amount.Amount, changed.Commission.Amount));
        var back = ChangedTerms.Of(changed, [new OfferLine("Less", Euro(-price))], null);
        Assert.Equal((gross, 19_00L), (back.Total.Amount, back.Tax!.Amount.Amount));
        Assert.Equal(prices is TaxedPrices.Exclusive ? 1 : 0, back.Lines.Count(line => line.Kind == "tax"));
        Assert.Equal(back.Total.Amount, back.Lines.Where(line => line.PaidBy is PriceParty.Customer).Sum(line => line.Amount.Amount));
    }

    [Fact]
    public void Milestones_have_their_part_of_it()
    {
        var split = PriceSplit.Of(Euro(100_00), Terms(100_00, Exclusive).Rates!);
        var parts = MilestoneSplit.Of([new("One", null, Euro(33_33), null, null), new("Two", null, Euro(66_67), null, null)], split);
        Assert.Equal([(39_66L, 6_33L), (79_34L, 12_67L)], parts.Select(part => (part.Amount.Amount, part.Tax!.Amount.Amount)));
        Assert.Equal((split.ProviderEarns.Amount, split.Total.Amount), (parts.Sum(part => part.ProviderEarns.Amount), parts.Sum(part => part.Total.Amount)));
    }

    [Fact]
    public void The_price_of_a_package_contains_it_however_prices_are_stated()
    {
        var session = Terms(100_00, Exclusive);
        var rates = PackageListings.RatesOf(
            new PackagePlan(session.ListingId, 3, Euro(300_00), TimeSpan.FromDays(60), default, TimeSpan.Zero), session.ProviderId, [session]).View!;
        Assert.Equal(Inclusive, rates.ServiceTax);
        var booked = CreditTerms.Of(session, new ReservedCredit(new BookingCredit(Guid.Empty, 1, 3), "Three", Euro(119_00), rates));
        Assert.Equal((119_00L, 19_00L, 10_00L), (booked.Total.Amount, booked.Tax!.Amount.Amount, booked.Commission.Amount));
    }

    [Fact]
    public void A_unit_that_a_policy_keeps_is_kept_with_it()
    {
        var policy = new CancellationPolicy("custom", 1, "One hour is kept.", [new CancellationTier("late", CancellationTier.AnyTime, null, 100, 0, 1)]);
        var two = Terms(200_00, Exclusive) with { Policy = policy };
        two = two with { Lines = [two.Lines[0] with { Quantity = 2, UnitPrice = Euro(100_00) }, .. two.Lines[1..]] };
        Assert.Equal(119_00, CancellationRules.Refund(two, Monday, Monday, Monday).Base.Amount);
    }

    private static BookingTerms Terms(long price, ServiceTax? tax, ListingTax? own = null, CouponFunder? coupon = null, CommissionOptions? options = null)
    {
        var listing = new ListingState
        {
            Status = ListingStatus.Active,
            ProviderId = Pia.ProviderId,
            Content = Content with { Price = new(PriceType.Fixed, Euro(price)), Tax = own },
        };
        var platform = Platform(options) with { Seller = Seller with { Tax = tax } };
        if (coupon is { } funder)
        {
            platform = platform with { Coupon = new CouponOffer(Guid.Empty, new CouponPlan("HALF", 50_00), null, 0, funder) };
        }

        return Pricing.Terms(Guid.Empty, 1, listing, new TermsQuery(Monday, null, 1, Coupon: coupon is null ? null : "HALF"), platform, new(), Monday).View!;
    }

    private static Money Euro(long cents) => new(cents, "EUR");
}
