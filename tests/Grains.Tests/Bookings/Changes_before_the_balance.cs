using static Marketplace.Bookings.BalanceCast;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>Of 82.00 EUR, with a fee of 2.00, Ada has paid 22.00 and will pay 60.00; then something is taken off.</summary>
public sealed class Changes_before_the_balance
{
    private readonly BookingStory story = new();

    [Fact]
    public void It_goes_back_out_of_the_deposit_down_to_the_fee_and_the_balance_stays()
    {
        Confirmed().When(Change(Pia, -20_00)).When(Yes(Ada));
        Assert.Equal(Euro(20_00), -story.Events.OfType<BookingChanged>().Single().Due);
        Assert.Equal((Euro(2_00), Euro(60_00), Euro(62_00)), (BookingMoney.Held(story.State), Balances.Unpaid(story.State), story.State.Terms!.Total));
        Assert.Equal(Euro(2_00), story.State.Terms.DueNow());
        story.WhenDue("balance_due").When(PaidBalance());
        Assert.Equal(Euro(62_00), BookingMoney.Held(story.State));
    }

    [Theory]
    [InlineData(-20_01)]
    [InlineData(-50_00)]
    public void No_more_than_that_is_taken_off_before_it_is_paid(long cents)
    {
        Confirmed().When(Change(Pia, cents)).ThenRefused("booking.change-exceeds-deposit", "most", "asked", "due");
        story.WhenDue("balance_due").When(Change(Pia, cents)).ThenRefused("booking.change-exceeds-deposit");
        story.When(PaidBalance()).When(Change(Pia, cents)).When(Yes(Ada));
        Assert.Equal(Euro(82_00 + cents), BookingMoney.Held(story.State));
    }

    [Fact]
    public void Once_it_is_paid_as_much_can_be_taken_off_as_of_any_booking()
    {
        Confirmed().WhenDue("balance_due").When(PaidBalance()).When(Refund(Pia, 75_00)).When(Change(Pia, -6_00)).When(Yes(Ada));
        Assert.Equal(Euro(1_00), BookingMoney.Held(story.State));
    }

    [Fact]
    public void What_went_back_since_it_was_proposed_is_not_there_any_more()
    {
        Confirmed().When(Change(Pia, -20_00)).When(Refund(Pia, 1)).When(Yes(Ada)).ThenRefused("booking.change-exceeds-deposit");
        Assert.NotNull(story.State.Change);
        story.When(new DeclineChange(TestContexts.By(Ada), null)).When(Change(Pia, -19_99)).When(Yes(Ada));
        Assert.Equal(Euro(2_00), BookingMoney.Held(story.State));
    }

    [Fact]
    public void Who_then_never_pays_it_has_lost_what_was_left_and_no_more()
    {
        Confirmed().When(Change(Pia, -20_00)).When(Yes(Ada)).WhenDue("balance_due").WhenDue("balance_lapses");
        var settlement = story.Events.OfType<BookingCancelled>().Single().Settlement;
        Assert.Equal((Euro(0), Euro(2_00)), (settlement.Refund, settlement.Kept));
    }

    [Fact]
    public void What_is_added_is_paid_by_itself_and_may_be_taken_off_again()
    {
        var added = Payments.PaymentId.Of(Sold(), Payments.PaymentPurpose.ChangeOrder, 1);
        Confirmed().When(Change(Pia, 10_00)).When(Yes(Ada)).When(Paid() with { PaymentId = added });
        Assert.Equal((Euro(32_00), Euro(60_00)), (BookingMoney.Held(story.State), Balances.Unpaid(story.State)));
        story.When(Change(Pia, -30_01)).ThenRefused("booking.change-exceeds-deposit");
        story.When(Change(Pia, -30_00)).When(Yes(Ada));
        Assert.Equal(Euro(2_00), BookingMoney.Held(story.State));
    }

    private static Guid Sold() => new("66666666-0000-0000-0000-000000000000");

    private static AcceptChange Yes(Actor by) => new(TestContexts.By(by), BookingId: Sold());

    private BookingStory Confirmed()
    {
        var rates = Rates with { CommissionBasisPoints = 0, TaxBasisPoints = 0, Fixed = Euro(9_00), RuleId = "each", RulesVersion = 4, FeeFixed = Euro(2_00), FeeRuleId = "fee" };
        var terms = Terms with { Rates = rates, Total = Euro(82_00), CustomerFee = Euro(2_00), Commission = Euro(9_00), CommissionTax = Euro(0), ProviderEarns = Euro(71_00) };
        return story.Given(BalanceCast.Sold(WithDeposit(terms))).At(Monday);
    }
}
