using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

/// <summary>What the platform takes of a price by its configuration.</summary>
public sealed class Commissions_of_a_price
{
    private static readonly CommissionOptions TenPercent = new();

    [Theory]
    [InlineData(5, 1)] // half a cent goes up
    [InlineData(4, 0)]
    [InlineData(14, 1)]
    [InlineData(15, 2)]
    [InlineData(8000, 800)]
    public void The_commission_rounds_half_up(long price, long commission) =>
        Assert.Equal(commission, Commission.On(new Money(price, "EUR"), Rates(TenPercent)).Commission.Amount);

    [Theory]
    [InlineData("grooming", 15_00)]
    [InlineData("grooming/dogs", 15_00)]
    [InlineData("groomings", 10_00)]
    [InlineData("training", 10_00)]
    public void The_first_rate_that_covers_the_category_applies(string category, int rate) =>
        Assert.Equal(rate, Rates(new CommissionOptions { Rates = [new("grooming", 15_00), new(null, 10_00)] }, category).CommissionBasisPoints);

    [Theory]
    [InlineData(1000, 500)] // 100, raised to the floor
    [InlineData(100, 100)] // the floor is never more than the price
    [InlineData(8000, 800)]
    [InlineData(90000, 5000)] // 9000, cut to the cap
    public void Floor_and_cap_bound_the_commission(long price, long commission)
    {
        var bounded = TenPercent with { Bounds = [new("EUR", 500, 5000)] };
        Assert.Equal(commission, Commission.On(new Money(price, "EUR"), Rates(bounded)).Commission.Amount);
    }

    [Fact]
    public void Bounds_of_another_currency_are_not_ours() =>
        Assert.Equal(100, Commission.On(new Money(1000, "EUR"), Rates(TenPercent with { Bounds = [new("JPY", 500, null)] })).Commission.Amount);

    [Fact]
    public void Options_that_make_no_sense_are_named()
    {
        Assert.Null(TenPercent.Fault());
        Assert.NotNull((TenPercent with { Rates = [new(null, -1)] }).Fault());
        Assert.NotNull((TenPercent with { TaxBasisPoints = 100_01 }).Fault());
        Assert.NotNull((TenPercent with { Bounds = [new("EUR", 5, 4)] }).Fault());
        Assert.NotNull((TenPercent with { Bounds = [new("XXX", 5, null)] }).Fault());
    }

    private static PriceRates Rates(CommissionOptions options, string category = "other") =>
        Platform(options).RatesOf(new ListingState { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = Of(category) }, new(1, "EUR"), 1, Monday);

    private static ListingContent Of(string category) => Content with { Category = category, Price = new(PriceType.Fixed, new(1, "EUR")) };
}
