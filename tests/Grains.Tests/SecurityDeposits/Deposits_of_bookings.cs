using Marketplace.Bookings;
using Marketplace.Disputes;
using static Marketplace.SecurityDeposits.DepositCast;
using DepositStory = Marketplace.Story<
    Marketplace.SecurityDeposits.SecurityDeposit,
    Marketplace.SecurityDeposits.SecurityDepositState,
    Marketplace.SecurityDeposits.SecurityDepositCommand,
    Marketplace.SecurityDeposits.SecurityDepositEvent>;

namespace Marketplace.SecurityDeposits;

/// <summary>It is asked for before the work, held, and given back: at once where nothing took place, else when the time to claim is over.</summary>
public sealed class Deposits_of_bookings : RulesLaws
{
    private readonly DepositStory story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<SecurityDeposit, SecurityDepositState, SecurityDepositCommand, SecurityDepositEvent>();

    [Fact]
    public void It_is_asked_for_by_the_clock_held_and_given_back()
    {
        story.At(Monday).When(new AgreeSecurityDeposit(Platform, Case)).Then(Agreed).ThenPending(("deposit_due", Wednesday)).ThenWants();
        story.WhenDue("deposit_due").Then(Asked).ThenPending(("deposit_lapses", Wednesday.AddDays(1))).ThenWants(DepositPayments.MailIntent);
        story.At(Taken.At).When(Paid()).Then(Taken).ThenPending(("deposit_returns", Back)).ThenWants();
        story.WhenDue("deposit_returns").Then(Returned(Back, "Nothing was claimed in time.")).ThenPending();
    }

    [Fact]
    public void What_comes_twice_happens_once()
    {
        story.At(Monday).When(new AgreeSecurityDeposit(Platform, Case)).When(new AgreeSecurityDeposit(Platform, Case)).ThenNothing();
        story.WhenDue("deposit_due").When(Paid()).When(Paid()).ThenNothing();
        story.When(new PassSecurityDepositTime(Platform, "deposit_due")).ThenNothing();
        story.WhenDue("deposit_returns").When(new PassSecurityDepositTime(Platform, "deposit_returns")).ThenNothing();
        story.When(Cancelled()).ThenNothing();
        story.When(Paid()).ThenNothing();
    }

    [Fact]
    public void What_is_booked_late_is_asked_for_at_once_and_has_half_of_what_is_left()
    {
        var late = Friday.AddHours(-10);
        story.At(late).When(new AgreeSecurityDeposit(Platform, Case)).Then(Agreed with { At = late }, Asked with { At = late, PayBy = late.AddHours(5) });
    }

    [Fact]
    public void There_is_always_an_hour_to_find_a_card()
    {
        var late = Friday.AddMinutes(-20);
        story.At(late).When(new AgreeSecurityDeposit(Platform, Case)).Then(Agreed with { At = late }, Asked with { At = late, PayBy = late.AddHours(1) });
    }

    [Fact]
    public void Of_what_is_over_nobody_asks_for_it() =>
        Assert.Equal(SecurityDepositStatus.Void, story.At(Sunday).When(new AgreeSecurityDeposit(Platform, Case)).ThenPending().State.Status);

    [Fact]
    public void Nobody_pays_it_and_money_that_comes_too_late_goes_back()
    {
        story.Given(Agreed, Asked).WhenDue("deposit_lapses")
            .Then(new SecurityDepositEnded(Wednesday.AddDays(1), Payment, SecurityDepositStatus.Unpaid, BookingSide.Platform, DepositEnds.NotPaid, Euro(0), Euro(0)));
        story.When(Paid()).Then(new SecurityDepositRejected(Wednesday.AddDays(1), Payment, "It was not needed any more when it was paid."));
    }

    [Fact]
    public void Money_under_way_has_until_the_start_and_what_does_not_come_may_be_tried_again()
    {
        story.Given(Agreed, Asked).At(Wednesday).When(new ExpectSecurityDeposit(Platform)).Then(new SecurityDepositRenewed(Wednesday, Payment, Friday));
        story.At(Wednesday.AddHours(30)).When(new MissSecurityDeposit(Platform)).Then(new SecurityDepositRenewed(Wednesday.AddHours(30), Payment, Wednesday.AddHours(31)));
        story.When(Paid()).When(new ExpectSecurityDeposit(Platform)).ThenNothing();
        story.When(new MissSecurityDeposit(Platform)).ThenNothing();
    }

    [Fact]
    public void It_moves_with_the_booking()
    {
        var later = new MoveSecurityDeposit(Platform, Friday.AddDays(7), Sunday.AddDays(7));
        story.Given(Agreed).At(Monday).When(later).Then(new SecurityDepositMoved(Monday, Friday.AddDays(7), Sunday.AddDays(7))).ThenPending(("deposit_due", Wednesday.AddDays(7)));
        story.When(later).ThenNothing();
        story.WhenDue("deposit_due").When(new MoveSecurityDeposit(Platform, Wednesday.AddDays(7).AddHours(8), Sunday.AddDays(7)))
            .Then(new SecurityDepositMoved(Wednesday.AddDays(7), Wednesday.AddDays(7).AddHours(8), Sunday.AddDays(7)), new SecurityDepositRenewed(Wednesday.AddDays(7), Payment, Wednesday.AddDays(7).AddHours(4)));
        story.When(Paid()).When(new MoveSecurityDeposit(Platform, Friday, Sunday)).ThenPending(("deposit_returns", Back));
    }

    [Fact]
    public void A_booking_that_is_cancelled_gives_it_back_at_once()
    {
        story.Given(Agreed, Asked, Taken).At(Friday.AddDays(1)).When(Cancelled()).Then(Returned(Friday.AddDays(1), "The booking was cancelled.")).ThenPending();
        story.When(Cancelled()).ThenNothing();
    }

    [Fact]
    public void What_nobody_has_paid_by_then_is_void()
    {
        Assert.Equal(SecurityDepositStatus.Void, new DepositStory().Given(Agreed).At(Monday).When(Cancelled()).ThenPending().State.Status);
        story.Given(Agreed, Asked).At(Wednesday).When(Cancelled())
            .Then(new SecurityDepositEnded(Wednesday, Payment, SecurityDepositStatus.Void, BookingSide.Platform, "The booking was cancelled.", Euro(0), Euro(0)));
    }

    [Fact]
    public void A_booking_that_ended_before_it_was_confirmed_has_none() => story.At(Monday).When(Cancelled()).ThenNothing();

    /// <summary>Somebody was there, and something may be broken.</summary>
    [Fact]
    public void A_booking_that_is_refunded_once_it_has_begun_leaves_the_time_to_claim()
    {
        var refunded = Cancelled() with { IsUnused = false };
        story.Given(Agreed, Asked, Taken).At(Friday).When(refunded).ThenNothing().ThenPending(("deposit_returns", Back));
        Assert.Equal(SecurityDepositStatus.Returned, story.At(Friday.AddTicks(-1)).When(refunded).State.Status);
    }

    [Fact]
    public void While_a_bank_has_the_money_no_time_runs_and_what_ran_out_has_a_day_left()
    {
        story.Given(Agreed, Asked, Taken).At(Friday).When(Told(DisputeStatus.WarningNeedsResponse)).ThenNothing();
        story.When(Told(DisputeStatus.NeedsResponse)).Then(new SecurityDepositDisputed(Friday, BankDispute, true)).ThenPending();
        story.When(Told(DisputeStatus.UnderReview)).ThenNothing();
        story.At(Sunday).When(Claim(Pia, 10_00)).ThenRefused("security.disputed", "disputeId");
        story.At(Back.AddDays(30)).When(Told(DisputeStatus.Won)).Then(new SecurityDepositDisputed(Back.AddDays(30), BankDispute, false)).ThenPending(("deposit_returns", Back.AddDays(31)));
    }

    [Fact]
    public void What_a_bank_keeps_is_returned_with_it_once()
    {
        story.Given(Agreed, Asked, Taken, Claimed).At(Back).When(Told(DisputeStatus.NeedsResponse)).When(Told(DisputeStatus.Lost))
            .Then(new SecurityDepositDisputed(Back, BankDispute, false), Returned(Back, "The customer's bank has given the money back to them."));
        story.When(Told(DisputeStatus.Lost)).ThenNothing().ThenPending();
    }

    [Fact]
    public void The_customer_is_written_to_once()
    {
        story.Given(Agreed, Asked).At(Wednesday);
        var sent = new ConfirmSecurityDepositMail(Platform, SecurityDeposit.Intents(story.State).Single().Id);
        story.When(sent with { Context = TestContexts.By(Ada) }).ThenRefused("security.unknown");
        story.When(sent).Then(new SecurityDepositMailed(Wednesday, sent.MailId)).ThenWants();
        story.When(sent).ThenNothing();
    }

    [Fact]
    public void Only_the_platform_tells_it_what_happened()
    {
        story.Given(Agreed, Asked);
        Assert.All(
            new SecurityDepositCommand[] { Paid(), Cancelled(), Told(DisputeStatus.Lost), new AgreeSecurityDeposit(Platform, Case), new PassSecurityDepositTime(Platform, "deposit_lapses") },
            told => Assert.All(new[] { Ada, Pia, Eve, Olga }, who => story.When(told with { Context = TestContexts.By(who) }).ThenRefused("security.unknown")));
    }
}
