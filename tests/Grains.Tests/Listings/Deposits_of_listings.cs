using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

/// <summary>What of a price is paid at the sale and what before the work. Monday is the second of March, 10:00 in Berlin.</summary>
public sealed class Deposits_of_listings
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly ListingContent Grooming = Content with { Price = new ListingPrice(PriceType.Fixed, Euro(8000)) };

    [Theory]
    [InlineData(30_00, null, 2400, 5600)]
    [InlineData(33_33, null, 2666, 5334)]
    [InlineData(null, 2500L, 2500, 5500)]
    public void A_deposit_is_a_share_of_the_price_or_an_amount(int? share, long? amount, long deposit, long balance)
    {
        var terms = Sold(new PaymentPlan(share, amount is { } cents ? Euro(cents) : null, Week), Monday.AddDays(14));

        Assert.Equal((Euro(deposit), Euro(balance)), (terms.Deposit, terms.Balance?.Due));
        Assert.Equal((Euro(8000) - Euro(balance), Monday.AddDays(7)), (terms.DueNow(), terms.BalanceDueAt()));
    }

    [Fact]
    public void What_is_booked_when_the_balance_would_be_due_is_paid_at_once_and_keeps_its_deposit()
    {
        var plan = new PaymentPlan(30_00, null, Week);
        var terms = Sold(plan, Monday.AddDays(1));
        Assert.Equal((Euro(2400), null, Euro(8000), null), (terms.Deposit, terms.Balance, terms.DueNow(), terms.DueLater()));
    }

    [Fact]
    public void A_deposit_of_more_than_the_price_is_all_of_it()
    {
        var terms = Sold(new PaymentPlan(null, Euro(9000), Week), Monday.AddDays(14));
        Assert.Equal((Euro(8000), null), (terms.Deposit, terms.Balance));
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(2, 1)]
    [InlineData(1.5, 0.75)]
    public void There_is_a_day_to_pay_or_half_of_what_is_left(double before, double within) => Assert.Equal(
        TimeSpan.FromDays(within), BalanceTerms.Of(Euro(1), TimeSpan.FromDays(before)).PayWithin);

    [Fact]
    public void A_plan_needs_a_price_that_is_paid_here_and_one_deposit()
    {
        var plan = new PaymentPlan(30_00, null, Week);
        Assert.Null(PaymentPlans.Fault(Grooming with { Payment = plan }, "EUR"));
        Assert.All(
            new[]
            {
                Grooming with { Payment = plan, Mode = BookingMode.Quote },
                Grooming with { Payment = plan, Mode = BookingMode.Unpaid },
                Grooming with { Payment = plan with { Amount = Euro(1) } },
                Grooming with { Payment = new(null, new Money(1, "USD"), Week) },
            },
            listing => Assert.NotNull(PaymentPlans.Fault(listing, "EUR")));
    }

    private static BookingTerms Sold(PaymentPlan plan, DateTimeOffset start) => Pricing.Terms(
        Guid.Empty,
        1,
        new ListingState { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = Grooming with { Payment = plan } },
        new TermsQuery(start, null, 1),
        Platform(),
        new BookingOptions(),
        Monday).View!;

    private static Money Euro(long cents) => new(cents, "EUR");
}
