using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Packages;

/// <summary>A package over several listings: a session is worth the same for each of them, or it is not sold.</summary>
public sealed class Listings_of_packages
{
    private static readonly Guid Another = new("77777777-0000-0000-0000-000000000001");
    private static readonly PriceRates Rates = new(10_00, null, null, null, 19_00, 5_00);
    private static readonly BookingTerms Hour = BookingCast.Terms with { Rates = Rates };
    private static readonly PackagePlan Plan =
        new(Hour.ListingId, 3, new Money(100_00, "EUR"), TimeSpan.FromDays(90), PackageExpiry.Keep, PackagePlan.UsualReturnWindow, [Another]);

    [Fact]
    public void They_share_their_rates_and_customers_pay_no_fee() =>
        Assert.Equal(Rates with { CustomerFeeBasisPoints = 0 }, Of(Hour, Hour with { Rates = Rates with { CustomerFeeBasisPoints = 0 } }).View);

    /// <summary>A tenth is a tenth, whichever rule it comes from.</summary>
    [Fact]
    public void Which_rule_a_rate_comes_from_does_not_matter() =>
        Assert.Null(Of(Hour, Hour with { Rates = Rates with { CommissionRule = "dogs", RuleId = "dogs", RulesVersion = 7, FeeRuleId = "fee", FeeFixed = new(1, "EUR"), FeeCap = new(2, "EUR") } }).Refusal);

    [Fact]
    public void A_fixed_amount_is_another_commission_than_a_share() =>
        Assert.Equal("package.offer-listings-differ", Of(Hour, Hour with { Rates = Rates with { Fixed = new(8_00, "EUR") } }).Refusal!.Code);

    [Theory]
    [InlineData("commission")]
    [InlineData("currency")]
    public void What_would_make_a_session_worth_something_else_is_refused_with_its_facts(string what)
    {
        var other = what is "currency" ? Hour with { Total = new Money(80_00, "CHF") } : Hour with { Rates = Rates with { TaxBasisPoints = 0 } };
        var refusal = Of(Hour, other).Refusal!;
        Assert.Equal("package.offer-listings-differ", refusal.Code);
        Assert.Equal([$"{Another:D}", what], refusal.Facts.Select(fact => fact.Value));
    }

    [Fact]
    public void They_are_the_providers_own_on_the_market_and_paid_here()
    {
        Assert.Equal("listing.unknown", Of(Hour, Hour with { ProviderId = Another }).Refusal!.Code);
        Assert.Equal("package.not-for-listing", Of(Hour, Hour with { Mode = BookingMode.Quote }).Refusal!.Code);
        Assert.Equal("package.not-for-listing", Of(Hour, Hour with { Rates = null }).Refusal!.Code);
        Assert.Equal("listing.not-bookable", Of(Hour, ListingRefusals.NotBookable(ListingStatus.Paused)).Refusal!.Code);
    }

    /// <summary>What the platform takes of it, and what a policy keeps of it, means nothing in another currency.</summary>
    [Fact]
    public void One_listing_that_has_changed_its_currency_sells_no_more_of_them() =>
        Assert.Equal(
            "package.offer-listings-differ",
            PackageListings.RatesOf(Plan with { Further = null }, Hour.ProviderId, [Hour with { Total = new Money(80_00, "CHF") }]).Refusal!.Code);

    private static Outcome<PriceRates> Of(params Outcome<BookingTerms>[] asked) => PackageListings.RatesOf(Plan, Hour.ProviderId, [.. asked]);
}
