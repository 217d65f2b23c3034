using Marketplace.Payments;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>80.00 EUR were sold at 10 % commission and 19 % tax on it: what may be added to it and taken off, and what the platform takes then.</summary>
public sealed class What_may_be_changed
{
    private static readonly Guid Sold = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid First = PaymentId.Of(Sold, PaymentPurpose.ChangeOrder, 1);

    private readonly BookingStory story = new();

    [Theory]
    [InlineData(-80_00, null)] // nothing would be left
    [InlineData(0, null)]
    [InlineData(Money.Limit, null)]
    [InlineData(10_00, 0)]
    [InlineData(10_00, 367 * 24)]
    public void What_makes_no_sense_is_refused(long cents, int? hours) =>
        Confirmed(Change(Pia, cents, hours is { } longer ? TimeSpan.FromHours(longer) : null)).ThenRefused("booking.change-not-valid");

    /// <summary>What the customer pays has the fee in it, and is one amount at the gateway.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_price_with_the_customers_fee_is_what_a_payment_can_be(long more, bool isPossible)
    {
        var sold = Placed.Terms with { Rates = Rates with { FeeFixed = Euro(2_00), FeeRuleId = "fee" }, Total = Euro(82_00), CustomerFee = Euro(2_00) };
        story.Given(Placed with { Terms = sold }, BookingCast.Confirmed).At(Monday).When(Change(Pia, Money.Limit - 82_00 + more));
        if (isPossible)
        {
            Assert.Equal(Money.Limit, story.State.Change!.Total.Amount);
        }
        else
        {
            story.ThenRefused("booking.change-not-valid");
        }
    }

    [Fact]
    public void Nothing_can_be_changed_of_what_is_not_agreed_or_is_done()
    {
        story.Given(Placed).At(Monday).When(Change(Pia, 20_00)).ThenRefused("booking.not-now");
        story.Given(BookingCast.Confirmed, Started, DoneSaysPia).At(Friday.AddHours(1)).When(Change(Pia, 20_00)).ThenRefused("booking.not-now");
    }

    [Fact]
    public void Earlier_versions_know_of_no_change_orders() =>
        story.Given(AdaBooked, BookingCast.Confirmed).At(Monday).When(Change(Pia, 20_00)).ThenRefused("booking.not-now");

    [Fact]
    public void What_was_sold_before_rates_were_kept_is_not_changed() =>
        story.Given(Placed with { Terms = Placed.Terms with { Rates = null } }, BookingCast.Confirmed).At(Monday)
            .When(Change(Pia, 20_00)).ThenRefused("booking.no-rates");

    [Fact]
    public void More_than_is_left_is_not_given_back()
    {
        Confirmed(Refund(Pia, 70_00)).When(Change(Ada, -20_00)).When(Yes(Pia)).ThenRefused("booking.refund-too-much");
        Assert.NotNull(story.State.Change);
    }

    /// <summary>Bounds of the commission count once, for the whole booking.</summary>
    [Fact]
    public void A_cap_that_was_reached_stays_reached()
    {
        var capped = Placed.Terms with { Rates = Rates with { Cap = Euro(8_00) } };
        story.Given(Placed with { Terms = capped }, BookingCast.Confirmed).At(Monday).When(Change(Pia, 20_00)).When(Yes(Ada)).When(Paid(First));
        Assert.Equal((Euro(8_00), Euro(90_48)), (story.State.Terms!.Commission, story.State.Terms.ProviderEarns));
    }

    /// <summary>Of what was sold the platform takes 9.00 and a fee of 2.00, whatever is added to it.</summary>
    [Fact]
    public void Fixed_amounts_stay_those_of_the_sale()
    {
        var rates = Rates with { CommissionBasisPoints = 0, TaxBasisPoints = 0, Fixed = Euro(9_00), RuleId = "each", RulesVersion = 4, FeeFixed = Euro(2_00), FeeRuleId = "fee" };
        var sold = Placed.Terms with { Rates = rates, Total = Euro(82_00), CustomerFee = Euro(2_00), Commission = Euro(9_00), CommissionTax = Euro(0), ProviderEarns = Euro(71_00) };
        story.Given(Placed with { Terms = sold }, BookingCast.Confirmed).At(Monday).When(Change(Pia, 20_00)).When(Yes(Ada)).When(Paid(First));
        var terms = story.State.Terms!;
        Assert.Equal((Euro(102_00), Euro(9_00), Euro(2_00), Euro(91_00)), (terms.Total, terms.Commission, terms.CustomerFee, terms.ProviderEarns));
        Assert.Equal(rates, terms.Rates);
    }

    private static BookingPlaced Placed =>
        AdaBooked with { Terms = Terms with { Process = ProcessTerms.First with { Version = 3, NoShow = NoShowTerms.Usual } } };

    private BookingStory Confirmed(BookingCommand command) => story.Given(Placed, BookingCast.Confirmed).At(Monday).When(command);

    private static AcceptChange Yes(Actor by) => new(TestContexts.By(by), BookingId: Sold);

    private static TakePayment Paid(Guid payment) => BookingCast.Paid() with { PaymentId = payment };
}
