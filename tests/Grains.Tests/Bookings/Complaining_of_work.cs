using Marketplace.Complaints;
using Marketplace.Payments;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>What a complaint means for the booking: it holds the money until the complaint has ended, and divides it then.</summary>
public sealed class Complaining_of_work
{
    private static readonly DateTimeOffset Done = Friday.AddHours(1);
    private static readonly DateTimeOffset Earned = Done.AddDays(2);
    private static readonly Guid Id = new("cccccccc-0000-0000-0000-000000000000");

    private readonly BookingStory story = new();

    [Fact]
    public void Before_the_start_there_is_nothing_to_complain_of() =>
        story.Given(Booked(), Confirmed).At(Friday.AddTicks(-1)).When(Complain(Ada)).ThenRefused("booking.not-started", "from", "asOf");

    [Fact]
    public void Whoever_comes_with_the_clock_is_too_late() =>
        Begun().At(Earned).When(Complain(Ada)).ThenRefused("booking.too-late", "until", "asOf");

    [Fact]
    public void An_open_complaint_holds_the_money_and_time_does_not_release_it()
    {
        Begun().At(Done).When(Complain(Ada)).Then(Complained(BookingStatus.InProgress)).ThenPending();

        story.At(Earned.AddDays(30)).When(Pass("auto_completes")).ThenNothing();
        story.When(Pass("payout_becomes_due")).ThenNothing();
        story.When(Refund(Pia, 10_00)).ThenRefused("booking.not-now", "status", "allowedIn");
        story.When(Cancel(Ada)).ThenRefused("booking.not-now", "status", "allowedIn");
        story.When(Complete(Ada)).ThenRefused("booking.not-now", "status", "allowedIn");
        story.When(Complain(Ada)).ThenRefused("booking.not-now", "status", "allowedIn");
    }

    [Fact]
    public void That_the_provider_says_it_is_done_ends_no_time_to_complain() =>
        Begun(DoneSaysPia).At(Done).When(Complain(Ada)).Then(Complained(BookingStatus.Completed));

    [Fact]
    public void What_is_earned_is_beyond_complaints() =>
        Begun(DoneSaysPia, new BookingReleased(Done, EarnedBy(0))).At(Done).When(Complain(Ada)).ThenRefused("booking.earnings-released", "at");

    [Fact]
    public void Providers_have_nothing_that_could_be_held_for_them() =>
        Begun().At(Done).When(Complain(Pia)).ThenRefused("booking.not-yours", "allowedFor");

    [Fact]
    public void An_award_goes_back_and_the_rest_is_earned_in_the_proportions_of_the_sale()
    {
        Begun().At(Done).When(Complain(Ada)).At(Earned).When(Ended(ComplaintStatus.Decided, 20_00));

        Assert.Equal(
            [typeof(BookingComplaintEnded), typeof(BookingCompleted), typeof(BookingRefunded), typeof(BookingReleased)],
            story.Events.Select(happened => happened.GetType()));
        var kept = Assert.Single(story.Events.OfType<BookingReleased>()).Settlement;
        Assert.Equal((Euro(0), Euro(60_00), Euro(52_86)), (kept.Refund, kept.Kept, kept.Provider));
        Assert.Equal((BookingStatus.Completed, 20_00, Earned), (story.State.Status, story.State.Refunded, story.State.ReleasedAt));
        Assert.Equal((ComplaintStatus.Decided, Euro(20_00)), (story.State.Complaint!.Outcome, story.State.Complaint.Award));
        story.When(Complain(Ada)).ThenRefused("booking.complained-before", "complaintId", "at");
        story.When(Refund(Olga, null)).ThenRefused("booking.earnings-released", "at");
    }

    [Fact]
    public void Nothing_awarded_is_all_earned()
    {
        Begun(DoneSaysPia).At(Done).When(Complain(Ada)).When(Ended(ComplaintStatus.Closed, 0));

        Assert.Equal(EarnedBy(0), Assert.Single(story.Events.OfType<BookingReleased>()).Settlement);
        Assert.Empty(story.Events.OfType<BookingRefunded>());
    }

    [Fact]
    public void All_awarded_frees_the_booking()
    {
        Begun().At(Done).When(Complain(Ada)).When(Ended(ComplaintStatus.Settled, 80_00));

        Assert.Equal((BookingStatus.Refunded, null), (story.State.Status, story.State.Grant));
        Assert.True(Assert.Single(story.Events.OfType<BookingRefunded>()).Entire);
        story.ThenPending();
    }

    [Fact]
    public void A_complaint_that_is_taken_back_releases_nothing_before_its_time()
    {
        Begun().At(Done).When(Complain(Ada)).When(Ended(ComplaintStatus.Withdrawn, 0));

        Assert.Equal([typeof(BookingComplaintEnded), typeof(BookingCompleted)], story.Events.Select(happened => happened.GetType()));
        story.ThenPending(("payout_becomes_due", Earned), ("review_period_closes", Done.AddDays(7)));
        story.When(Complain(Ada)).ThenRefused("booking.complained-before", "complaintId", "at");
    }

    [Fact]
    public void Delivered_work_goes_on_where_it_was_when_the_complaint_is_taken_back()
    {
        var delivering = Fourth with { Delivery = DeliveryTerms.Usual };
        story.Given(Booked(delivering), Confirmed, Started).At(Done).When(Complain(Ada)).ThenRefused("booking.is-delivered", "deliverBy");
        story.When(new DeliverWork(TestContexts.By(Pia), null, [])).When(Complain(Ada)).ThenPending();
        story.When(Ended(ComplaintStatus.Withdrawn, 0)).Then(new BookingComplaintEnded(Done, BookingSide.Customer, ComplaintStatus.Withdrawn, Euro(0), null));

        Assert.Equal(BookingStatus.Delivered, story.State.Status);
        story.ThenPending(("delivery_stands", Done.AddDays(14)));
    }

    [Fact]
    public void What_was_given_back_before_is_not_at_stake()
    {
        Begun(DoneSaysPia).At(Done).When(Refund(Pia, 30_00)).When(Complain(Ada) with { Wish = ComplaintWish.PartialRefund, Wanted = Euro(60_00) })
            .ThenRefused("booking.refund-too-much", "held", "asked");
        story.When(Complain(Ada)).When(Ended(ComplaintStatus.Settled, 50_00));

        Assert.Equal((BookingStatus.Refunded, 80_00), (story.State.Status, story.State.Refunded));
    }

    [Fact]
    public void A_session_of_a_package_is_wanted_back_whole()
    {
        var credit = AdaBooked with { Terms = Terms with { Process = Fourth, Credit = new Packages.BookingCredit(Id, 1, 3) } };
        story.Given(credit, Confirmed, Started).At(Done)
            .When(Complain(Ada) with { Wish = ComplaintWish.PartialRefund, Wanted = Euro(10_00) }).ThenRefused("booking.credit-is-whole", "held", "asked");
        story.When(Complain(Ada)).When(Ended(ComplaintStatus.Settled, 80_00));
        Assert.Equal(BookingStatus.Refunded, story.State.Status);
    }

    [Fact]
    public void Several_payments_give_back_what_each_of_them_has()
    {
        var payment = PaymentId.Of(default, PaymentPurpose.ChangeOrder, 1);
        Begun().At(Friday.AddMinutes(10)).When(Change(Pia, 40_00)).When(new AcceptChange(TestContexts.By(Ada)))
            .When(new TakePayment(TestContexts.By(Actor.Platform), true, null, null, PaymentId: payment));
        story.At(Done).When(Complain(Ada)).When(Ended(ComplaintStatus.Decided, 50_00));

        var refunded = Assert.Single(story.Events.OfType<BookingRefunded>()).Parts!.Value;
        Assert.Equal([Euro(10_00), Euro(40_00)], refunded.Select(part => part.Settlement.Refund));
        var released = Assert.Single(story.Events.OfType<BookingReleased>());
        Assert.Equal(Euro(70_00), released.Settlement.Kept);
        Assert.Equal([BookingCast.Payment], released.Parts!.Value.Select(part => part.PaymentId));
    }

    [Fact]
    public void A_change_order_and_a_tip_end_with_what_they_were_for()
    {
        Begun().At(Friday.AddMinutes(10)).When(Change(Pia, 40_00)).When(Complain(Ada));
        Assert.IsType<BookingChangeDeclined>(story.Events[0]);

        var tipped = new BookingStory().Given(Booked(), Confirmed, Started, DoneSaysPia).At(Done).When(Tip(Ada, 5_00)).When(Complain(Ada));
        Assert.IsType<BookingTipLapsed>(tipped.Events[0]);
    }

    [Fact]
    public void A_complaint_that_has_ended_before_does_not_end_again() =>
        Begun().At(Done).When(Complain(Ada)).When(Ended(ComplaintStatus.Closed, 0)).When(Ended(ComplaintStatus.Decided, 80_00)).ThenNothing();

    private static ProcessTerms Fourth => ProcessTerms.First with { Version = 4, NoShow = NoShowTerms.Usual, Complaints = ComplaintTerms.Usual };

    private static BookingPlaced Booked(ProcessTerms? process = null) => AdaBooked with { Terms = Terms with { Process = process ?? Fourth } };

    private static RaiseComplaint Complain(Actor by) =>
        new(TestContexts.By(by), ComplaintReason.Quality, "The dog is green", ComplaintWish.FullRefund, null, Id);

    private static BookingComplained Complained(BookingStatus before) => new(
        Done,
        BookingSide.Customer,
        new BookingComplaint(Id, ComplaintReason.Quality, Done, Euro(80_00), before),
        "The dog is green",
        ComplaintWish.FullRefund,
        Euro(80_00));

    private static EndComplaint Ended(ComplaintStatus outcome, long award) =>
        new(TestContexts.By(Actor.Platform), BookingSide.Customer, outcome, Euro(award), null);

    private BookingStory Begun(params BookingEvent[] since) => story.Given([Booked(), Confirmed, Started, .. since]);
}
