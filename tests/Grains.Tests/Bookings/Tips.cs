using Marketplace.Payments;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>80.00 EUR were sold, and on Friday the work is done. Ada is content.</summary>
public sealed class Tips
{
    private static readonly Guid Sold = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid First = PaymentId.Of(Sold, PaymentPurpose.Tip, 1);
    private static readonly Guid Second = PaymentId.Of(Sold, PaymentPurpose.Tip, 2);
    private static readonly DateTimeOffset Evening = DoneSaysPia.At.AddHours(8);

    private readonly BookingStory story = new();

    [Fact]
    public void A_tip_is_one_once_it_is_paid()
    {
        Done(Tip(Ada, 10_00)).Then(new BookingTipOffered(Evening, new BookingTip(1, Euro(10_00), "For biscuits", Evening, First, Evening.AddMinutes(15))));
        story.At(Evening.AddMinutes(5)).When(Paid(First)).Then(new BookingTipped(Evening.AddMinutes(5), 1, First, Euro(10_00)));
        Assert.Equal((Evening.AddMinutes(5), null), (Assert.Single(story.State.Tips).PaidAt, story.State.Tips[0].LapsedAt));
        story.ThenPending(("payout_becomes_due", Earned.At), ("review_period_closes", BookingCast.Closed.At));
    }

    /// <summary>What was agreed, held and earned is the same with and without it.</summary>
    [Fact]
    public void It_is_no_part_of_the_price()
    {
        Done(Tip(Ada, 10_00)).When(Paid(First)).WhenDue("payout_becomes_due").Then(Earned);
        Assert.Equal((Euro(80_00), Euro(80_00), true), (story.State.Terms!.Total, BookingMoney.Held(story.State), story.State.Extras.IsEmpty));
    }

    [Fact]
    public void A_refund_leaves_it_with_the_provider()
    {
        Done(Tip(Ada, 10_00)).When(Paid(First)).When(Refund(Pia, null));
        Assert.Equal(Euro(80_00), Assert.IsType<BookingRefunded>(Assert.Single(story.Events)).Amount);
    }

    /// <summary>It was earned when it was paid, days before the price is. What is open about the price does not concern it.</summary>
    [Fact]
    public void Given_back_it_leaves_the_price_as_it_was()
    {
        Done(Tip(Ada, 10_00)).When(Paid(First)).When(Refund(Pia, 4_00) with { PaymentId = First, Purpose = PaymentPurpose.Tip }).ThenRefused("booking.earnings-released", "at");
        story.When(Ask(Pia)).Then(new BookingReturnAsked(Evening, BookingSide.Provider, First));
        story.When(new RecordReturn(TestContexts.By(Actor.Platform), First, Euro(4_00), BookingSide.Provider, "Too much", PaymentPurpose.Tip));
        story.When(new RecordReturn(TestContexts.By(Actor.Platform), First, Euro(1_00), BookingSide.Provider, "Too much", PaymentPurpose.Tip));
        Assert.Equal((Euro(5_00), Euro(0), Euro(80_00)), (Assert.Single(story.State.Tips).Returned, BookingMoney.Refunded(story.State), BookingMoney.Held(story.State)));
        story.WhenDue("payout_becomes_due").Then(Earned);
    }

    [Fact]
    public void Before_it_is_paid_there_is_none_to_give_back()
    {
        Done(Tip(Ada, 10_00)).When(Ask(Pia)).ThenRefused("booking.not-now", "status", "allowedIn");
        story.When(Paid(First)).When(Ask(Ada)).ThenRefused("booking.not-yours");
    }

    [Fact]
    public void After_a_day_it_is_too_late()
    {
        var late = DoneSaysPia.At.AddDays(1);
        Done(Tip(Ada, 10_00)).When(Paid(First)).At(late).When(Tip(Ada, 10_00)).ThenRefused("booking.tip-too-late");
        Assert.Equal(2, story.At(late.AddTicks(-1)).When(Tip(Ada, 10_00)).State.Tips.Length);
    }

    [Fact]
    public void Unpaid_it_lapses_and_money_that_comes_too_late_goes_back()
    {
        Done(Tip(Ada, 10_00)).WhenDue("tip_expires").Then(new BookingTipLapsed(Evening.AddMinutes(15), 1, First, "It was not paid in time."));
        story.When(Paid(First)).Then(Rejected(Evening.AddMinutes(15), First));
        story.When(Tip(Ada, 20_00)).When(Paid(First)).Then(Rejected(Evening.AddMinutes(15), First));
        Assert.True(story.State.Tips[1].IsOpen);
    }

    [Fact]
    public void Another_one_replaces_it_while_it_is_not_paid()
    {
        Done(Tip(Ada, 10_00)).When(Tip(Ada, 20_00)).Then(
            new BookingTipLapsed(Evening, 1, First, "Another tip replaces it."),
            new BookingTipOffered(Evening, new BookingTip(2, Euro(20_00), "For biscuits", Evening, Second, Evening.AddMinutes(15))));
        story.When(Paid(First)).Then(Rejected(Evening, First));
        story.When(Paid(Second)).When(Tip(Ada, 5_00)).Then(
            new BookingTipOffered(Evening, new BookingTip(3, Euro(5_00), "For biscuits", Evening, PaymentId.Of(Sold, PaymentPurpose.Tip, 3), Evening.AddMinutes(15))));
    }

    [Fact]
    public void What_is_told_twice_is_one_tip()
    {
        Done(Tip(Ada, 10_00)).When(Paid(First) with { Captured = false }).ThenNothing();
        story.When(Paid(First)).When(Paid(First)).ThenNothing();
    }

    [Fact]
    public void There_are_a_few_of_them()
    {
        Done(Tip(Ada, 1_00));
        for (var number = 2; number <= BookingTip.MaximumNumber; number++)
        {
            story.When(Tip(Ada, 1_00));
        }

        story.When(Tip(Ada, 1_00)).ThenRefused("booking.too-many-tips");
    }

    [Fact]
    public void It_is_the_customers_to_give()
    {
        Done(Tip(Pia, 10_00)).ThenRefused("booking.not-yours");
        story.When(Tip(Eve, 10_00)).ThenRefused("booking.unknown");
        Assert.Single(story.When(Tip(Olga, 10_00)).State.Tips);
    }

    [Theory]
    [InlineData(0, "EUR")]
    [InlineData(-1, "EUR")]
    [InlineData(80_01, "EUR")]
    [InlineData(10_00, "USD")]
    public void What_makes_no_sense_is_refused(long cents, string currency) =>
        Done(Tip(Ada, 0) with { Amount = new Money(cents, currency) }).ThenRefused("booking.tip-not-valid", "amount");

    [Fact]
    public void An_open_one_ends_when_the_work_is_no_longer_one_that_was_done()
    {
        Done(Tip(Ada, 10_00)).When(Refund(Pia, null));
        Assert.Equal(new BookingTipLapsed(Evening, 1, First, "The booking has ended."), story.Events[0]);
        story.When(Paid(First)).Then(Rejected(Evening, First));
        story.When(Tip(Ada, 10_00)).ThenRefused("booking.not-now", "status", "allowedIn");
    }

    [Fact]
    public void A_part_that_is_refunded_leaves_it_open() => Assert.True(Done(Tip(Ada, 10_00)).When(Refund(Pia, 10_00)).State.Tips[0].IsOpen);

    [Fact]
    public void Before_the_work_is_done_nobody_gives_one() =>
        story.Given(Placed, Confirmed, Started).At(Friday).When(Tip(Ada, 10_00)).ThenRefused("booking.not-now", "status", "allowedIn");

    [Theory]
    [InlineData(BookingMode.Unpaid, 3)]
    [InlineData(BookingMode.Instant, 2)]
    public void Where_nothing_is_paid_here_and_before_there_were_tips_there_are_none(BookingMode mode, int version) =>
        story.Given(Placed with { Terms = TermsOf(mode) with { Process = Placed.Terms.Process! with { Version = version } } }, Confirmed, Started, DoneSaysPia)
            .At(Evening).When(Tip(Ada, 10_00)).ThenRefused("booking.not-now", "status", "allowedIn");

    /// <summary>Its money may come late, and an older version would not give it back.</summary>
    [Fact]
    public void What_was_to_be_tipped_once_stays_with_its_version()
    {
        Done(Tip(Ada, 10_00)).WhenDue("tip_expires").When(new MigrateBooking(TestContexts.By(Olga), 3, 2));
        Assert.Equal("terms_missing", BookingMigrations.Preview(story.State, 3, 2, Evening.AddMinutes(15)).Obstacle);
        story.ThenRefused("booking.not-migratable", "why");
    }

    private static BookingPlaced Placed =>
        AdaBooked with { Terms = Terms with { Process = ProcessTerms.First with { Version = 3, NoShow = NoShowTerms.Usual } } };

    private BookingStory Done(BookingCommand command) => story.Given(Placed, Confirmed, Started, DoneSaysPia).At(Evening).When(command);

    private static GiveTip Tip(Actor by, long cents) => BookingCast.Tip(by, cents) with { BookingId = Sold };

    private static TakePayment Paid(Guid payment) => BookingCast.Paid() with { PaymentId = payment, Purpose = PaymentPurpose.Tip };

    private static AskReturn Ask(Actor by) => new(TestContexts.By(by), First, PaymentPurpose.Tip);

    private static BookingPaymentRejected Rejected(DateTimeOffset at, Guid payment) => new(at, "The tip had ended before it was paid.", payment);
}
