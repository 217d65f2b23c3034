using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

/// <summary>What is held besides a price. Monday is the second of March, 10:00 in Berlin.</summary>
public sealed class Security_deposits_of_listings
{
    private static readonly SecurityPlan Plan = new(Euro(200_00), SecurityTerms.UsualDueBefore, SecurityTerms.UsualReturnAfter);

    private static readonly ListingContent Grooming = Content with { Price = new ListingPrice(PriceType.Fixed, Euro(80_00)), Security = Plan };

    [Fact]
    public void It_is_sold_with_the_booking_and_is_no_part_of_the_price()
    {
        var (with, without) = (Sold(Grooming), Sold(Grooming with { Security = null }));
        Assert.Equal(new SecurityTerms(Euro(200_00), TimeSpan.FromDays(2), TimeSpan.FromDays(1), TimeSpan.FromDays(3)), with.Security);
        Assert.Null(without.Security);
        Assert.Equal((without.Total, without.Commission, without.DueNow()), (with.Total, with.Commission, with.DueNow()));
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(2, 1)]
    [InlineData(0.5, 0.25)]
    public void There_is_a_day_to_pay_or_half_of_what_is_left(double before, double within) => Assert.Equal(
        TimeSpan.FromDays(within), SecurityTerms.Of(Euro(1), TimeSpan.FromDays(before), SecurityTerms.UsualReturnAfter).PayWithin);

    /// <summary>It leaves nothing of the provider's with the customer.</summary>
    [Fact]
    public void What_is_delivered_has_none() =>
        Assert.Null(SecurityPlans.TermsOf(Grooming, ProcessTerms.First with { Delivery = DeliveryTerms.Usual }));

    [Fact]
    public void It_is_positive_in_the_currency_of_a_price_that_is_paid_here()
    {
        Assert.Null(SecurityPlans.Fault(Grooming, "EUR"));
        Assert.Null(SecurityPlans.Fault(Grooming with { Mode = BookingMode.Quote }, "EUR"));
        Assert.All(
            new[]
            {
                Grooming with { Mode = BookingMode.Unpaid },
                Grooming with { Security = Plan with { Amount = Euro(0) } },
                Grooming with { Security = Plan with { Amount = new Money(1, "USD") } },
            },
            listing => Assert.NotNull(SecurityPlans.Fault(listing, "EUR")));
    }

    private static BookingTerms Sold(ListingContent content) => Pricing.Terms(
        Guid.Empty,
        1,
        new ListingState { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = content },
        new TermsQuery(Monday.AddDays(14), null, 1),
        Platform(),
        new BookingOptions(),
        Monday).View!;

    private static Money Euro(long cents) => new(cents, "EUR");
}
