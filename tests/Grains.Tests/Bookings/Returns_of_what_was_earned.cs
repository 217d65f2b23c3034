using static Marketplace.Bookings.BookingCast;
using static Marketplace.Bookings.MilestoneCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>What a booking says when money is to go back that was earned with it: whether, and of which payment.</summary>
public sealed class Returns_of_what_was_earned
{
    private static readonly DateTimeOffset Saturday = Friday.AddDays(1);
    private static readonly DateTimeOffset Late = Friday.AddMonths(1);

    private readonly BookingStory story = new();

    [Fact]
    public void It_writes_down_of_which_payment()
    {
        story.Given(AdaBooked, Confirmed, Started, DoneSaysPia, Earned, Closed).At(Late).When(Ask(Pia)).Then(new BookingReturnAsked(Late, BookingSide.Provider, Payment));
        story.When(Ask(Olga)).Then(new BookingReturnAsked(Late, BookingSide.Platform, Payment));
        story.When(Ask(Ada)).ThenRefused("booking.not-yours");
        story.When(Ask(TestContexts.Person(9))).ThenRefused("booking.unknown");
    }

    [Fact]
    public void Nothing_goes_back_this_way_that_is_still_held() =>
        story.Given(AdaBooked, Confirmed, Started).At(Late).When(Ask(Olga)).ThenRefused("booking.not-now", "status", "allowedIn");

    /// <summary>Nobody has earned it yet, so nobody can be said to pay it.</summary>
    [Fact]
    public void Whose_expense_it_is_is_said_of_what_was_earned()
    {
        story.Given(AdaBooked, Confirmed, Started).At(Late).When(Refund(Olga, 5_00) with { PaidBy = Payments.RefundPayer.Platform }).ThenRefused("booking.not-earned-yet");
        story.When(Refund(Olga, 5_00) with { PaidBy = Payments.RefundPayer.Provider }).ThenRefused("booking.not-earned-yet");
        Assert.IsType<BookingRefunded>(Assert.Single(story.When(Refund(Olga, 5_00) with { PaidBy = Payments.RefundPayer.Both }).Events));
    }

    [Fact]
    public void The_fee_of_a_cancellation_was_earned_with_it()
    {
        story.Given(AdaBooked, Confirmed).At(Friday.AddHours(-1)).When(Cancel(Ada)).At(Late);
        story.When(Refund(Olga, null)).ThenRefused("booking.earnings-released", "at");
        story.When(Ask(Olga)).Then(new BookingReturnAsked(Late, BookingSide.Platform, Payment));
        story.When(Returned(10_00)).When(Ask(Pia)).Then(new BookingReturnAsked(Late, BookingSide.Provider, Payment));
        story.When(Refund(Ada, null)).ThenRefused("booking.not-yours");
    }

    [Fact]
    public void What_was_never_paid_has_no_fee() =>
        story.Given(AdaBooked, Withdrawn).At(Late).When(Refund(Olga, null)).ThenRefused("booking.not-now");

    [Fact]
    public void An_accepted_milestone_goes_back_by_its_payment_and_leaves_the_others_what_they_hold()
    {
        story.Given(Begun(Portrait)).At(Saturday).When(Deliver()).When(Approve(Ada)).When(Fund(Ada)).When(PaidOn(1));
        var held = BookingMoney.Held(story.State);
        var first = story.State.Milestones!.Items[0].PaymentId!.Value;
        story.When(Refund(Olga, 5_00) with { PaymentId = first }).ThenRefused("booking.earnings-released", "at");
        story.When(Ask(Olga) with { PaymentId = Page(1) }).ThenRefused("booking.not-now");
        story.When(Ask(Olga) with { PaymentId = first }).When(Returned(5_00) with { PaymentId = first });
        Assert.Equal((held, Euro(5_00)), (BookingMoney.Held(story.State), BookingMoney.Refunded(story.State)));
    }

    [Fact]
    public void What_is_open_is_decided_first()
    {
        story.Given(Begun(Portrait with { Process = Portrait.Process! with { Version = 6, Complaints = Complaints.ComplaintTerms.Usual } })).At(Saturday);
        story.When(Deliver()).When(Approve(Ada)).When(Fund(Ada)).When(PaidOn(1)).When(Deliver());
        story.When(new RaiseComplaint(TestContexts.By(Ada), Complaints.ComplaintReason.Quality, "Not what we said.", Complaints.ComplaintWish.FullRefund, null));
        Assert.Equal(BookingStatus.Complained, story.State.Status);
        story.When(Ask(Olga) with { PaymentId = story.State.Milestones!.Items[0].PaymentId!.Value }).ThenRefused("booking.not-now", "status", "allowedIn");
    }

    private static AskReturn Ask(Actor by) => new(TestContexts.By(by), Payment);

    private static RecordReturn Returned(long cents) => new(TestContexts.By(Actor.Platform), Payment, Euro(cents), BookingSide.Platform, null);
}
