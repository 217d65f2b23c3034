using Marketplace.Complaints;
using static Marketplace.Bookings.BookingCast;
using static Marketplace.Bookings.MilestoneCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>
/// Ada complains of a sketch that she paid 31.50 EUR for, of a portrait in three milestones. What is held for it and for what is paid
/// ahead stays until that has ended; what was accepted before is final.
/// </summary>
public sealed class Complaining_of_milestones
{
    private static readonly DateTimeOffset Saturday = Friday.AddDays(1);
    private static readonly Guid Id = new("cccccccc-0000-0000-0000-000000000000");

    private readonly BookingStory story = new();

    [Fact]
    public void Everything_that_is_held_is_at_stake_and_nothing_moves_meanwhile()
    {
        PaidAhead().When(Complain()).Then(new BookingComplained(
            Saturday,
            BookingSide.Customer,
            new BookingComplaint(
                ComplaintId.OfMilestone(Id, 1), ComplaintReason.Quality, Saturday, Euro(84_00), BookingStatus.Delivered, Milestone: 1, OfMilestone: Euro(31_50)),
            "The dog is green",
            ComplaintWish.FullRefund,
            Euro(84_00))).ThenPending();

        story.At(Saturday.AddDays(30)).When(Pass("delivery_stands")).ThenNothing();
        story.When(Approve(Ada)).ThenRefused("booking.not-now", "status", "allowedIn");
        story.When(Fund(Ada)).ThenRefused("booking.not-now", "status", "allowedIn");
        story.When(Cancel(Ada)).ThenRefused("booking.not-now", "status", "allowedIn");
        Assert.Equal(MilestoneStatus.Delivered, MilestoneViews.Of(story.State)!.Value[0].Status);
    }

    [Fact]
    public void A_part_comes_from_that_milestone_and_the_work_goes_on_with_what_was_paid_ahead()
    {
        PaidAhead().When(Complain()).When(Ended(10_00));

        Assert.Equal(
            [typeof(BookingComplaintEnded), typeof(BookingRefunded), typeof(BookingMilestoneReleased)], story.Events.Select(happened => happened.GetType()));
        var refund = Assert.Single(Assert.IsType<BookingRefunded>(story.Events[1]).Parts!.Value);
        Assert.Equal((Payment, Euro(10_00)), (refund.PaymentId, refund.Settlement.Refund));
        var released = Assert.IsType<BookingMilestoneReleased>(story.Events[2]);
        Assert.Equal((Euro(21_50), Payment), (released.Settlement.Kept, Assert.Single(released.Parts!.Value).PaymentId));
        Assert.Equal((BookingStatus.Working, Euro(52_50)), (story.State.Status, BookingMoney.Held(story.State)));
        story.ThenPending(("delivery_due", Saturday.AddDays(3)));
        story.When(Ended(84_00)).ThenNothing();
    }

    [Fact]
    public void Nothing_awarded_is_earned_and_the_next_one_waits_for_its_payment()
    {
        Delivered().When(Complain()).When(Ended(0));

        Assert.Equal(EarnedOf(1), Assert.IsType<BookingMilestoneReleased>(story.Events[^1]).Settlement);
        Assert.Equal((BookingStatus.AwaitingFunding, Saturday.AddDays(14)), (story.State.Status, story.State.Milestones!.FundBy));
    }

    [Fact]
    public void All_of_it_ends_the_work_and_gives_back_what_was_paid_ahead()
    {
        PaidAhead().When(Complain()).When(Ended(84_00));

        var refunded = Assert.IsType<BookingRefunded>(story.Events[^1]);
        Assert.True(refunded.Entire);
        Assert.Equal([Euro(31_50), Euro(52_50)], refunded.Parts!.Value.Select(part => part.Settlement.Refund));
        Assert.Equal((BookingStatus.Refunded, Euro(0)), (story.State.Status, BookingMoney.Held(story.State)));
        story.ThenPending();
    }

    [Fact]
    public void The_last_one_completes_the_work()
    {
        story.Given(Begun(InMilestones(Part("A portrait", 100_00)) with { Process = Fifth })).At(Saturday).When(Deliver()).When(Complain()).When(Ended(5_00));

        Assert.Equal(
            [typeof(BookingComplaintEnded), typeof(BookingCompleted), typeof(BookingRefunded), typeof(BookingReleased)],
            story.Events.Select(happened => happened.GetType()));
        Assert.Equal((Euro(100_00), Euro(0)), (Assert.IsType<BookingReleased>(story.Events[^1]).Settlement.Kept, BookingMoney.Held(story.State)));
    }

    [Fact]
    public void What_was_accepted_before_is_beyond_it_and_each_milestone_may_be_complained_of_once()
    {
        PaidAhead().When(Complain()).When(Ended(0)).When(Deliver()).When(Complain());
        var second = Assert.IsType<BookingComplained>(Assert.Single(story.Events)).Complaint;
        Assert.Equal((ComplaintId.OfMilestone(Id, 2), 2, Euro(52_50), Euro(52_50)), (second.Id, second.Milestone, second.Stake, second.OfMilestone));

        story.When(Ended(0, ComplaintStatus.Withdrawn));
        Assert.Equal(BookingStatus.Delivered, story.State.Status);
        story.When(Complain()).ThenRefused("booking.complained-before", "complaintId", "at");
    }

    /// <summary>More than the milestone and less than everything would leave the next one paid in part.</summary>
    [Theory]
    [InlineData(31_49, null)]
    [InlineData(31_50, "booking.more-than-milestone")]
    [InlineData(83_99, "booking.more-than-milestone")]
    [InlineData(84_00, null)]
    [InlineData(84_01, "booking.refund-too-much")]
    public void A_part_is_less_than_the_milestone_or_it_is_all(long wanted, string? refused)
    {
        PaidAhead().When(Complain() with { Wish = ComplaintWish.PartialRefund, Wanted = Euro(wanted) });
        if (refused is null)
        {
            Assert.Equal(BookingStatus.Complained, story.State.Status);
        }
        else
        {
            story.ThenRefused(refused);
        }
    }

    [Fact]
    public void A_page_that_is_open_is_closed_and_what_is_paid_on_it_goes_back()
    {
        Delivered().When(Fund(Ada)).When(Complain());
        Assert.Equal(Page(1), Assert.IsType<BookingMilestoneUnpaid>(story.Events[0]).PaymentId);

        story.When(PaidOn(1));
        Assert.Equal(Page(1), Assert.IsType<BookingPaymentRejected>(Assert.Single(story.Events)).PaymentId);
        story.When(Ended(0)).When(Fund(Ada));
        Assert.Equal(2, Assert.IsType<BookingMilestoneAsked>(Assert.Single(story.Events)).Page.Milestone);
    }

    [Fact]
    public void Before_it_is_delivered_there_is_nothing_to_complain_of()
    {
        story.Given(Begun(Sold)).At(Saturday).When(Complain()).ThenRefused("booking.is-delivered");
        story.When(Deliver()).When(Approve(Ada)).When(Complain()).ThenRefused("booking.not-now", "status", "allowedIn");
    }

    [Fact]
    public void What_was_sold_without_goes_on_without_and_goes_back_to_that_only_in_between()
    {
        story.Given(Begun(Sold with { Process = Fifth with { Version = 4 } })).At(Saturday).When(Deliver()).When(Complain()).ThenRefused("booking.has-milestones", "number", "count");

        var running = new BookingStory().Given(Begun(Sold)).At(Saturday).When(Deliver()).When(Complain());
        Assert.Equal("terms_missing", BookingMigrations.Preview(running.State, 5, 4, Saturday).Obstacle);
        Assert.Null(BookingMigrations.Preview(running.When(Ended(0, ComplaintStatus.Withdrawn)).State, 5, 4, Saturday).Obstacle);
    }

    private static ProcessTerms Fifth => Third with { Version = 5, Complaints = ComplaintTerms.Usual };

    private static BookingTerms Sold => Portrait with { Process = Fifth };

    private static RaiseComplaint Complain() =>
        new(TestContexts.By(Ada), ComplaintReason.Quality, "The dog is green", ComplaintWish.FullRefund, null, Id);

    private static EndComplaint Ended(long award, ComplaintStatus outcome = ComplaintStatus.Decided) =>
        new(TestContexts.By(Actor.Platform), BookingSide.Customer, outcome, Euro(award), null);

    private BookingStory Delivered() => story.Given(Begun(Sold)).At(Saturday).When(Deliver());

    private BookingStory PaidAhead() => story.Given(Begun(Sold)).At(Saturday).When(Fund(Ada)).When(PaidOn(1)).When(Deliver());
}
