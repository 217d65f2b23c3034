using PayoutStory = Marketplace.Story<
    Marketplace.Payouts.Payout,
    Marketplace.Payouts.PayoutState,
    Marketplace.Payouts.PayoutCommand,
    Marketplace.Payouts.PayoutEvent>;

namespace Marketplace.Payouts;

public sealed class Payouts_that_fail_for_good
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Intent = new("55555555-0000-0000-0000-000000000000");
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly PayoutScheduled Scheduled = new(
        Monday, Pia.ProviderId, Euro(80_48), new PayoutPeriod(Monday.AddDays(-7), Monday), [new PayoutItem(Guid.Empty, Euro(80_48))], Intent);

    private readonly PayoutStory story = new();

    [Fact]
    public void Whoever_owes_nothing_is_paid_by_the_same_payout_however_often_it_fails()
    {
        Fails(PayoutWithdrawal.Failures * 2, "account_closed");
        story.When(Withdraw(isOwed: false)).ThenNothing().ThenPending(("payout_retries", story.State.RetryAt!.Value));
    }

    [Fact]
    public void What_others_wait_for_is_given_back_once_it_failed_often_enough()
    {
        Fails(PayoutWithdrawal.Failures - 1, "account_closed");
        story.When(Withdraw(isOwed: true)).ThenNothing();
        Fails(1, "account_closed");
        var withdraw = Withdraw(isOwed: true);
        story.When(withdraw).ThenWants(Payout.Withdraw).ThenPending();
        story.When(withdraw with { Context = TestContexts.By(Actor.Platform) }).ThenNothing();
        story.When(Told(new PayoutAbsentAtGateway(Asked()))).Then(new PayoutGivenBack(Monday)).ThenWants().ThenPending();
        Assert.Equal(PayoutStatus.GivenBack, story.State.Status);
    }

    [Fact]
    public void A_payout_that_finds_too_little_is_given_back_whoever_owes()
    {
        Fails(PayoutWithdrawal.Failures, "balance_insufficient");
        story.When(Withdraw(isOwed: false)).ThenWants(Payout.Withdraw);
    }

    [Fact]
    public void What_the_gateway_has_under_way_after_all_is_not_given_back()
    {
        Fails(PayoutWithdrawal.Failures, "account_closed");
        story.When(Withdraw(isOwed: true));
        var asked = Asked();
        story.When(Told(new PayoutSentByGateway(asked, "po_9", Monday.AddDays(9)))).Then(new PayoutSent(Monday, "po_9", Monday.AddDays(9)));
        story.When(Told(new PayoutAbsentAtGateway(asked))).ThenNothing();
        story.When(Told(new PayoutPaidByGateway("po_9"))).Then(new PayoutPaid(Monday));
        Assert.Null(story.State.FailingSince);
    }

    [Fact]
    public void Nothing_is_sent_while_it_is_being_given_back_or_ever_after()
    {
        Fails(PayoutWithdrawal.Failures, "account_closed");
        story.When(Withdraw(isOwed: true));
        var asked = Asked();
        story.When(new RetryPayout(TestContexts.By(Olga), "They have another account.")).ThenRefused("payout.not-now", "status");
        story.When(Told(new PayoutAbsentAtGateway(asked)));
        story.When(Told(new PayoutAbsentAtGateway(asked))).ThenNothing();
        story.When(Told(new PayoutSentByGateway(asked, "po_9", Monday))).ThenNothing();
        story.When(Withdraw(isOwed: true)).ThenNothing();
        story.When(new RetryPayout(TestContexts.By(Olga), "They have another account.")).ThenRefused("payout.not-now", "status");
    }

    [Fact]
    public void What_is_being_sent_is_not_given_back()
    {
        Fails(PayoutWithdrawal.Failures, "account_closed");
        story.WhenDue("payout_retries").When(Withdraw(isOwed: true)).ThenNothing().ThenWants(Payout.Send);
    }

    [Fact]
    public void Since_when_it_fails_is_known_however_often_it_is_tried()
    {
        Fails(1, "account_closed");
        story.At(Monday.AddDays(5)).When(new RetryPayout(TestContexts.By(Olga), "Again."));
        Fails(1, "account_closed");
        Assert.Equal((Monday, 2), (story.State.FailingSince, story.State.Failures));
    }

    [Fact]
    public void Only_the_platform_decides_it()
    {
        Fails(PayoutWithdrawal.Failures, "account_closed");
        story.When(new WithdrawPayout(TestContexts.By(Pia), IsOwed: true)).ThenRefused("payout.unknown");
        story.When(new WithdrawPayout(TestContexts.By(Olga), IsOwed: true)).ThenRefused("payout.unknown");
    }

    private void Fails(int times, string code)
    {
        if (story.State.Status is PayoutStatus.None)
        {
            story.Given(Scheduled).At(Monday);
        }

        for (var failure = 1; failure <= times; failure++)
        {
            if (story.State.Status is PayoutStatus.Failed)
            {
                story.WhenDue("payout_retries").At(Monday);
            }

            story.When(Told(new PayoutFailedAtGateway(null, story.State.SendIntent, code)));
        }
    }

    private Guid Asked() => Payout.Intents(story.State).Single().Id;

    private static Money Euro(long cents) => new(cents, "EUR");

    private static WithdrawPayout Withdraw(bool isOwed) => new(TestContexts.By(Actor.Platform), isOwed);

    private static RecordPayoutFact Told(PayoutFact fact) => new(TestContexts.By(Actor.Platform), fact);
}
