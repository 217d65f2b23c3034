using Marketplace.Complaints;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>How long an unpaid slot is held: 15 minutes, or until the money that is under way has arrived, within bounds.</summary>
public sealed class Holds
{
    private static readonly DateTimeOffset NextMonth = Monday.AddDays(30);

    /// <summary>So far ahead that only the longest hold bounds it.</summary>
    private static readonly BookingPlaced Early =
        AdaBooked with { Terms = Terms with { Start = NextMonth, End = NextMonth.AddHours(1) } };

    private static readonly DateTimeOffset SevenDays = Monday.AddDays(7);

    private readonly BookingStory story = new();

    [Fact]
    public void Money_under_way_renews_the_hold_once()
    {
        var now = Monday.AddMinutes(14);
        story.Given(Early).At(now).When(Expect()).Then(new BookingHoldRenewed(now, SevenDays)).ThenPending(("payment_expires", SevenDays));
        story.At(now.AddHours(6)).When(Expect()).ThenNothing();
    }

    [Fact]
    public void No_hold_outlives_the_start_of_its_slot() =>
        story.Given(AdaBooked).At(Monday).When(Expect()).Then(new BookingHoldRenewed(Monday, Friday)).ThenPending(("payment_expires", Friday));

    [Fact]
    public void No_hold_is_cut_short_by_money_under_way()
    {
        var soon = Monday.AddMinutes(5);
        story.Given(AdaBooked with { Terms = Terms with { Start = soon } }).At(Monday).When(Expect()).ThenNothing();
    }

    [Fact]
    public void Money_that_did_not_come_leaves_as_long_as_a_first_try_had()
    {
        var failed = Monday.AddDays(2);
        story.Given(Early, new BookingHoldRenewed(Monday, SevenDays)).At(failed).When(Miss());
        story.Then(new BookingHoldRenewed(failed, failed.AddMinutes(15)));
        story.WhenDue("payment_expires").Then(new BookingPaymentExpired(failed.AddMinutes(15)));
    }

    [Fact]
    public void Failing_again_and_again_holds_nothing_for_longer()
    {
        var late = SevenDays.AddMinutes(-5);
        story.Given(Early, new BookingHoldRenewed(Monday, SevenDays)).At(late).When(Miss()).ThenNothing();
        story.At(late).When(Expect()).ThenNothing();
    }

    [Fact]
    public void What_was_not_paid_in_time_can_be_called_off_and_no_money_takes_it_up_again()
    {
        var newest = ProcessTerms.First with { Version = 5, NoShow = NoShowTerms.Usual, Complaints = ComplaintTerms.Usual };
        var called = Monday.AddHours(1);
        story.Given(AdaBooked with { Terms = Terms with { Process = newest } }, NobodyPaid).At(called).When(Cancel(Ada)).Then(Withdrawn).ThenPending();
        story.When(Paid()).Then(new BookingPaymentRejected(called, "The booking had ended before it was paid."));
        story.When(Cancel(Ada)).ThenRefused("booking.not-now", "status", "allowedIn");
    }

    [Fact]
    public void What_was_sold_before_that_goes_on_when_its_money_comes() =>
        story.Given(AdaBooked, NobodyPaid).At(Monday.AddHours(1)).When(Cancel(Ada)).ThenRefused("booking.not-now", "status", "allowedIn");

    [Fact]
    public void Money_that_arrives_within_the_renewed_hold_confirms() =>
        story.Given(Early, new BookingHoldRenewed(Monday, SevenDays)).At(Monday.AddDays(5)).When(Paid())
            .Then(new BookingConfirmed(Monday.AddDays(5))).ThenPending(("starts", NextMonth), ("auto_completes", NextMonth.AddHours(1).AddDays(2)));

    [Fact]
    public void An_end_or_a_payment_is_not_undone_by_news_of_money_under_way()
    {
        foreach (var history in new BookingEvent[][] { [Early, NobodyPaid], [Early, Confirmed], [Early, Withdrawn] })
        {
            var told = new BookingStory().Given(history).At(Monday.AddHours(2));
            told.When(Expect()).ThenNothing();
            told.When(Miss()).ThenNothing();
        }
    }

    [Fact]
    public void Only_the_platform_renews_a_hold()
    {
        story.Given(Early).At(Monday).When(new ExpectPayment(TestContexts.By(Ada))).ThenRefused("booking.not-yours");
        story.When(new MissPayment(TestContexts.By(Pia))).ThenRefused("booking.not-yours");
    }

    private static ExpectPayment Expect() => new(TestContexts.By(Actor.Platform));

    private static MissPayment Miss() => new(TestContexts.By(Actor.Platform));
}
