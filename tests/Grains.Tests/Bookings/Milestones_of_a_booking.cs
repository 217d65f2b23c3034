using static Marketplace.Bookings.BookingCast;
using static Marketplace.Bookings.MilestoneCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>A portrait in three milestones: what is paid, delivered, accepted and earned part by part.</summary>
public sealed class Milestones_of_a_booking
{
    private static readonly DateTimeOffset Saturday = Friday.AddDays(1);
    private static readonly TimeSpan TwoWeeks = TimeSpan.FromDays(14);

    private readonly BookingStory story = new();

    [Fact]
    public void Each_is_paid_delivered_accepted_and_earned_by_itself()
    {
        Begin().At(Saturday).When(Deliver()).When(Approve(Ada)).Then(
            new BookingDeliveryAccepted(Saturday, BookingSide.Customer, 1),
            new BookingMilestoneReleased(Saturday, 1, 1, EarnedOf(1), null, null, Saturday + TwoWeeks));
        Assert.Equal((BookingStatus.AwaitingFunding, Euro(0)), (story.State.Status, BookingMoney.Held(story.State)));
        story.ThenPending(("funding_reminder", Saturday.AddDays(7)), ("funding_lapses", Saturday + TwoWeeks));
        story.When(Deliver()).ThenRefused("booking.not-now");

        story.When(Fund(Ada)).Then(new BookingMilestoneAsked(Saturday, BookingSide.Customer, new MilestonePage(2, 1, Page(1), Euro(52_50), Saturday.AddMinutes(15))));
        story.When(PaidOn(1)).Then(new BookingMilestoneFunded(Saturday, 2, Page(1), Euro(52_50), Saturday.AddDays(3)));
        story.ThenPending(("delivery_due", Saturday.AddDays(3)));
        story.When(Deliver()).WhenDue("delivery_stands");
        Assert.Equal(new PaymentPart(Page(1), EarnedOf(2)), Assert.Single(Assert.IsType<BookingMilestoneReleased>(story.Events[^1]).Parts!.Value));

        story.When(Fund(Ada)).When(PaidOn(2)).When(Deliver()).When(Approve(Ada));
        Assert.Equal([typeof(BookingDeliveryAccepted), typeof(BookingCompleted), typeof(BookingReleased)], story.Events.Select(happened => happened.GetType()));
        Assert.Equal((BookingStatus.Completed, EarnedOf(3)), (story.State.Status, Assert.IsType<BookingReleased>(story.Events[^1]).Settlement));
        Assert.All(MilestoneViews.Of(story.State)!.Value, milestone => Assert.Equal(MilestoneStatus.Accepted, milestone.Status));
        Assert.Equal(Portrait.Total, Milestones.Released(story.State));
    }

    [Fact]
    public void The_sale_is_the_first_of_them()
    {
        story.Given(Agreed(Portrait).Take(3));
        Assert.Equal((Euro(31_50), Euro(0)), (Portrait.DueNow(), BookingMoney.Held(story.State)));
        Assert.Equal([MilestoneStatus.Funding, MilestoneStatus.Planned, MilestoneStatus.Planned], Statuses());
        story.At(Monday.AddMinutes(5)).When(Paid());
        Assert.Equal((Euro(31_50), MilestoneStatus.Funded), (BookingMoney.Held(story.State), Statuses()[0]));
    }

    [Fact]
    public void Whoever_pays_ahead_keeps_the_work_going()
    {
        Begin().At(Saturday).When(Fund(Ada)).When(PaidOn(1)).ThenPending(("delivery_due", Friday.AddHours(1).AddDays(3)));
        Assert.Equal((BookingStatus.InProgress, Euro(84_00)), (story.State.Status, BookingMoney.Held(story.State)));

        story.When(Deliver()).When(Approve(Ada));
        var released = Assert.IsType<BookingMilestoneReleased>(story.Events[^1]);
        Assert.Equal(new PaymentPart(Payment, EarnedOf(1)), Assert.Single(released.Parts!.Value));
        Assert.Equal((BookingStatus.Working, Euro(52_50)), (story.State.Status, BookingMoney.Held(story.State)));
        story.ThenPending(("delivery_due", Saturday.AddDays(3)));
    }

    [Fact]
    public void They_are_paid_in_their_order_each_once()
    {
        Begin().At(Saturday).When(Fund(Ada, 3)).ThenRefused("booking.milestone-order", "count", "number", "asked");
        story.When(Fund(Pia)).ThenRefused("booking.not-yours");
        story.When(Fund(Ada, 2)).When(Fund(Ada)).ThenRefused("booking.milestone-open", "number", "paymentId", "until");
        story.When(PaidOn(1)).When(PaidOn(1)).ThenNothing();
        story.When(Fund(Ada, 2)).ThenRefused("booking.milestone-order");
        story.When(Fund(Ada)).When(PaidOn(2)).When(Fund(Ada)).ThenRefused("booking.milestone-order", "count", "number");
        Assert.Equal(Portrait.Total, BookingMoney.Held(story.State));
    }

    [Fact]
    public void A_page_that_nobody_paid_on_in_time_is_closed_and_its_money_goes_back()
    {
        Begin().At(Saturday).When(Fund(Ada)).WhenDue("funding_expires").Then(
            new BookingMilestoneUnpaid(Saturday.AddMinutes(15), 2, Page(1), "It was not paid in time."));
        story.When(PaidOn(1)).Then(new BookingPaymentRejected(Saturday.AddMinutes(15), "The time to pay this milestone had ended before it was paid.", Page(1)));
        story.When(Fund(Ada)).When(PaidOn(1));
        Assert.Equal(Euro(31_50), BookingMoney.Held(story.State));
        story.When(PaidOn(2));
        Assert.Equal(Euro(84_00), BookingMoney.Held(story.State));
    }

    [Fact]
    public void Unpaid_the_next_one_is_asked_for_once_more_and_then_void()
    {
        Begin().At(Saturday).When(Deliver()).When(Approve(Ada)).WhenDue("funding_reminder").Then(
            new BookingFundingReminded(Saturday.AddDays(7), 2, Saturday + TwoWeeks));
        story.WhenDue("funding_lapses").Then(
            new BookingFundingLapsed(Saturday + TwoWeeks, 2), new BookingCompleted(Saturday + TwoWeeks, BookingSide.Platform));

        Assert.Equal([MilestoneStatus.Accepted, MilestoneStatus.Void, MilestoneStatus.Void], Statuses());
        story.ThenPending(("review_period_closes", Saturday + TwoWeeks + TimeSpan.FromDays(7)));
        story.When(Refund(Pia, null)).ThenRefused("booking.earnings-released");
        story.WhenDue("review_period_closes").Then(new BookingClosed(Saturday + TwoWeeks + TimeSpan.FromDays(7)));
    }

    [Fact]
    public void A_page_that_is_open_when_it_lapses_is_closed_with_it()
    {
        Begin().At(Saturday).When(Deliver()).When(Approve(Ada)).At(Saturday + TwoWeeks - TimeSpan.FromMinutes(1)).When(Fund(Ada));
        Assert.Equal(Saturday + TwoWeeks, story.State.Milestones!.Page!.PayBy);
        story.WhenDue("funding_lapses");
        Assert.IsType<BookingMilestoneUnpaid>(story.Events[0]);
        story.When(PaidOn(1));
        Assert.IsType<BookingPaymentRejected>(Assert.Single(story.Events));
    }

    [Fact]
    public void What_is_accepted_is_final_and_the_policy_speaks_of_the_one_in_work()
    {
        Begin().At(Saturday).When(Fund(Ada)).When(PaidOn(1)).When(Fund(Ada)).When(PaidOn(2)).When(Deliver()).When(Approve(Ada));
        var preview = Booking.PreviewCancellation(story.State, Ada, Saturday).View!;

        story.When(Cancel(Ada));

        // Half of the 50.00 in work and nothing of its fee; all of the 21.00 for which no work was begun.
        var cancelled = Assert.IsType<BookingCancelled>(Assert.Single(story.Events));
        Assert.Equal(("later", Euro(46_00)), (cancelled.Tier, cancelled.Settlement.Refund));
        Assert.Equal((preview.Refund, preview.ProviderKeeps), (cancelled.Settlement.Refund, cancelled.Settlement.Provider));
        Assert.Equal(
            [(Page(1), 25_00L, 52_50L), (Page(2), 21_00L, 21_00L)],
            cancelled.Parts!.Value.Select(part => (part.PaymentId, part.Settlement.Refund.Amount, part.Settlement.Whole.Amount)));
        Assert.Equal([MilestoneStatus.Accepted, MilestoneStatus.Cancelled, MilestoneStatus.Cancelled], Statuses());
    }

    [Fact]
    public void A_provider_who_cancels_gives_back_what_is_not_accepted()
    {
        Begin().At(Saturday).When(Fund(Ada)).When(PaidOn(1)).When(Deliver()).When(Approve(Ada)).When(Cancel(Pia));
        Assert.Equal(
            ("provider_cancels", Settlement.Nothing("EUR") with { Refund = Euro(52_50) }),
            (Assert.IsType<BookingCancelled>(story.Events[0]).Tier, ((BookingCancelled)story.Events[0]).Settlement));
    }

    [Fact]
    public void Between_two_of_them_nothing_is_there_to_be_divided()
    {
        Begin().At(Saturday).When(Deliver()).When(Approve(Ada)).When(Fund(Ada)).When(Cancel(Ada));
        Assert.Equal([typeof(BookingMilestoneUnpaid), typeof(BookingCancelled)], story.Events.Select(happened => happened.GetType()));
        Assert.True(((BookingCancelled)story.Events[1]).Settlement.Whole.IsZero);
        Assert.Equal([MilestoneStatus.Accepted, MilestoneStatus.Void, MilestoneStatus.Void], Statuses());
    }

    [Fact]
    public void Of_what_is_not_delivered_in_time_everything_goes_back()
    {
        Begin().At(Saturday).When(Fund(Ada)).When(PaidOn(1)).When(Deliver()).When(Approve(Ada)).WhenDue("delivery_due").WhenDue("overdue_lapses");
        Assert.Equal(("overdue", Euro(52_50)), (((BookingCancelled)story.Events[0]).Tier, ((BookingCancelled)story.Events[0]).Settlement.Refund));
    }

    [Fact]
    public void Each_has_its_rounds_and_no_number_means_two_deliveries()
    {
        Begin().At(Saturday).When(Fund(Ada)).When(PaidOn(1)).When(Deliver()).When(Change()).When(Deliver()).When(Change()).ThenRefused("booking.no-rounds-left");
        story.When(Approve(Ada, 2)).When(Deliver()).When(Approve(Ada, 2)).ThenRefused("booking.delivery-replaced");
        story.When(Change());
        Assert.Equal((BookingStatus.ChangesRequested, 3), (story.State.Status, story.State.Delivery!.Items[^1].Number));
        story.When(Deliver()).When(Approve(Ada, 4));
        Assert.Equal([2, 4, 0], story.State.Milestones!.Items.Select(milestone => milestone.Delivery ?? 0));
    }

    [Fact]
    public void What_is_meant_for_the_whole_is_refused()
    {
        Begin().At(Saturday).When(Complete(Ada)).ThenRefused("booking.has-milestones", "number", "count");
        story.When(BookingCast.Change(Ada, 10_00)).ThenRefused("booking.has-milestones", "number", "count");
        story.When(new ReportAbsence(TestContexts.By(Ada), null, null)).ThenRefused("booking.is-delivered");
        new BookingStory().Given(Begun(Portrait with { Seats = 3 }).Take(4)).At(Saturday)
            .When(new GiveUpSeats(TestContexts.By(Ada), 1, null)).ThenRefused("booking.has-milestones", "number", "count");
    }

    [Fact]
    public void Without_them_there_is_none_to_pay_and_work_that_has_begun_is_not_cancelled()
    {
        story.Given(Begun(Portrait with { Milestones = null })).At(Saturday).When(Fund(Ada)).ThenRefused("booking.no-milestones", "total");
        story.When(Cancel(Ada)).ThenRefused("booking.not-now");
        Assert.DoesNotContain(new RefusalFact("allowedIn", "in_progress"), Booking.PreviewCancellation(story.State, Ada, Saturday).Refusal!.Facts);
    }

    [Fact]
    public void A_refund_takes_the_newest_money_and_what_is_left_is_earned()
    {
        Begin().At(Saturday).When(Fund(Ada)).When(PaidOn(1)).When(Refund(Pia, 60_00));
        Assert.Equal([(Page(1), 52_50L), (Payment, 7_50L)], ((BookingRefunded)story.Events[0]).Parts!.Value.Select(part => (part.PaymentId, part.Settlement.Refund.Amount)).Reverse());
        story.When(Deliver()).When(Approve(Ada));
        Assert.Equal(24_00, ((BookingMilestoneReleased)story.Events[^1]).Settlement.Whole.Amount);
        Assert.Equal((BookingStatus.Working, Euro(0)), (story.State.Status, BookingMoney.Held(story.State)));
        story.When(Deliver()).When(Approve(Ada));
        Assert.Equal(BookingStatus.AwaitingFunding, story.State.Status);
    }

    [Fact]
    public void An_operator_may_act_for_either_side()
    {
        Begin().At(Saturday).When(new DeliverWork(TestContexts.By(Olga), null, [], "By phone")).When(Approve(Olga) with { Reason = "By phone" });
        Assert.IsType<BookingReasonGiven>(story.Events[0]);
        story.When(Fund(Olga) with { Reason = "They asked us to." });
        Assert.Equal((BookingSide.Platform, Saturday.AddDays(1)), (((BookingMilestoneAsked)story.Events[1]).By, story.State.Milestones!.Page!.PayBy));
        story.When(Cancel(Olga));
        Assert.Equal(BookingStatus.Cancelled, story.State.Status);
    }

    [Fact]
    public void Each_is_due_at_its_time_or_after_it_is_begun()
    {
        var at = Saturday.AddDays(20);
        story.Given(Begun(InMilestones(
            Part("A sketch", 30_00) with { DueAfter = TimeSpan.FromDays(5) },
            Part("The painting", 50_00) with { DueAt = at },
            Part("The frame", 20_00) with { DueAt = at.AddDays(1) })));
        story.ThenPending(("delivery_due", Friday.AddDays(8)));
        story.At(Saturday).When(Fund(Ada)).When(PaidOn(1)).When(Fund(Ada)).When(PaidOn(2)).When(Deliver()).When(Approve(Ada)).ThenPending(("delivery_due", at.AddDays(3)));

        // Accepted late: nothing is due before it could be begun.
        story.When(Deliver()).At(at.AddDays(3)).When(Approve(Ada)).ThenPending(("delivery_due", at.AddDays(6)));
    }

    [Fact]
    public void Time_says_where_it_leads()
    {
        Begin().At(Saturday).When(Deliver());
        Assert.Equal(BookingStatus.AwaitingFunding, Assert.Single(BookingViews.TimersOf(story.State).Items).LeadsTo);
        story.When(Fund(Ada)).When(PaidOn(1));
        Assert.Equal(BookingStatus.Working, Assert.Single(BookingViews.TimersOf(story.State).Items).LeadsTo);
    }

    [Fact]
    public void They_do_not_go_where_there_are_none()
    {
        Begin();
        Assert.Equal("terms_missing", BookingMigrations.Preview(story.State, 3, 2, Friday).Obstacle);
    }

    private BookingStory Begin() => story.Given(Begun(Portrait));

    private MilestoneStatus[] Statuses() => [.. MilestoneViews.Of(story.State)!.Value.Select(milestone => milestone.Status)];

    private static WantChanges Change() => new(TestContexts.By(Ada), "In blue");
}
