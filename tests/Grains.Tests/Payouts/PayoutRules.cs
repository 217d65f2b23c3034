using Marketplace.Ledger;
using PayoutStory = Marketplace.Story<
    Marketplace.Payouts.Payout,
    Marketplace.Payouts.PayoutState,
    Marketplace.Payouts.PayoutCommand,
    Marketplace.Payouts.PayoutEvent>;

namespace Marketplace.Payouts;

public sealed class PayoutRules
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Arrival = Monday.AddDays(1);
    private static readonly Guid Intent = new("55555555-0000-0000-0000-000000000000");
    private static readonly Actor Pia = TestContexts.Person(2);

    private static readonly PayoutScheduled Scheduled = new(
        Monday, Pia.ProviderId, Euro(80_48), new PayoutPeriod(Monday.AddDays(-7), Monday), [new PayoutItem(Guid.Empty, Euro(80_48))], Intent);

    private static readonly PayoutSent Sent = new(Monday, "po_1", Arrival);

    private readonly PayoutStory story = new();

    [Fact]
    public void A_payout_is_sent_then_paid()
    {
        story.Given(Scheduled).ThenWants(Payout.Send).At(Monday).When(Told(new PayoutSentByGateway(Intent, "po_1", Arrival))).Then(Sent).ThenWants();
        story.At(Arrival).When(Told(new PayoutPaidByGateway("po_1"))).Then(new PayoutPaid(Arrival)).ThenPending();
    }

    [Fact]
    public void News_in_any_order_and_number_changes_nothing_twice()
    {
        story.Given(Scheduled).At(Monday).When(Told(new PayoutPaidByGateway("po_1"))).ThenNothing();
        story.When(Told(new PayoutSentByGateway(Intent, "po_1", Arrival))).Then(Sent);
        story.When(Told(new PayoutSentByGateway(Intent, "po_1", Arrival))).ThenNothing();
        story.When(Told(new PayoutPaidByGateway("po_1")));
        story.When(Told(new PayoutPaidByGateway("po_1"))).ThenNothing();
    }

    [Fact]
    public void A_failed_payout_is_tried_again_as_the_same_one_with_a_key_of_its_own()
    {
        story.Given(Scheduled, Sent).At(Arrival).When(Told(new PayoutFailedAtGateway("po_1", null, "account_closed")))
            .Then(new PayoutFailed(Arrival, "account_closed", MoneyReturned: true, Arrival + Payout.RetryAfter));
        story.WhenDue("payout_retries").ThenWants(Payout.Send);
        Assert.NotEqual(Intent, Payout.Intents(story.State).Single().Id);
    }

    [Fact]
    public void A_payout_that_the_gateway_does_not_take_on_has_not_moved_and_is_tried_again()
    {
        story.Given(Scheduled).At(Monday).When(Told(new PayoutFailedAtGateway(null, Intent, "balance_insufficient")))
            .Then(new PayoutFailed(Monday, "balance_insufficient", MoneyReturned: false, Monday + Payout.RetryAfter));
        story.ThenPending(("payout_retries", Monday + Payout.RetryAfter));
        Assert.Equal((0, 1), (story.State.Attempts, story.State.Failures));
        story.WhenDue("payout_retries").When(Told(new PayoutSentByGateway(story.State.SendIntent!.Value, "po_2", Arrival)));
        Assert.Equal((1, 1), (story.State.Attempts, story.State.Failures));
    }

    [Fact]
    public void It_is_staffs_and_the_providers_to_see()
    {
        var seen = story.Given(Scheduled).State;
        Assert.True(Payout.Concerns(seen, Pia));
        Assert.True(Payout.Concerns(seen, new Actor(ActorRole.Operator, Guid.NewGuid(), Guid.Empty)));
        Assert.False(Payout.Concerns(seen, TestContexts.Person(3)));
    }

    [Fact]
    public void An_operator_need_not_wait_for_the_clock()
    {
        story.Given(Scheduled, Sent).At(Arrival).When(Told(new PayoutFailedAtGateway("po_1", null, "account_closed")));
        var retry = new RetryPayout(TestContexts.By(new Actor(ActorRole.Operator, Guid.NewGuid(), Guid.Empty)), "They have another account.");
        story.When(retry).ThenWants(Payout.Send).ThenPending();
        Assert.Equal("They have another account.", Assert.IsType<PayoutRetried>(Assert.Single(story.Events)).Reason);
        story.When(retry with { Context = TestContexts.By(retry.Context.By) }).ThenRefused("payout.not-now", "status");
        story.When(new RetryPayout(TestContexts.By(Pia), "I want it.")).ThenRefused("payout.unknown");
    }

    [Fact]
    public void Paid_is_not_the_end()
    {
        story.Given(Scheduled, Sent, new PayoutPaid(Arrival)).At(Arrival.AddDays(3))
            .When(Told(new PayoutFailedAtGateway("po_1", null, "no_account")));
        Assert.Equal(PayoutStatus.Failed, story.State.Status);
    }

    [Fact]
    public void News_of_an_earlier_attempt_does_not_touch_the_running_one()
    {
        story.Given(Scheduled, Sent).At(Arrival).When(Told(new PayoutFailedAtGateway("po_1", null, "account_closed"))).WhenDue("payout_retries");
        var second = Payout.Intents(story.State).Single().Id;
        story.When(Told(new PayoutSentByGateway(second, "po_2", Arrival.AddDays(2))));
        story.When(Told(new PayoutFailedAtGateway("po_1", null, "account_closed"))).ThenNothing();
        story.When(Told(new PayoutPaidByGateway("po_1"))).ThenNothing();
    }

    [Fact]
    public void A_silent_payout_is_asked_after_and_never_made_anew()
    {
        story.Given(Scheduled, Sent).WhenDue("payout_is_asked_after").ThenWants(Payout.Ask);
        var ask = Payout.Intents(story.State).Single().Id;
        story.When(Told(new PayoutUnderWay(ask))).ThenWants().ThenPending(("payout_is_asked_after", Arrival + (2 * Payout.AskAfter)));
    }

    [Fact]
    public void The_money_leaves_once_and_comes_back_when_it_fails()
    {
        var sent = story.Given(Scheduled, Sent).State;
        var out_ = Assert.Single(Payout.Postings(sent, Sent));
        var back = Assert.Single(Payout.Postings(sent, new PayoutFailed(Arrival, "x", true, Arrival)));
        Assert.Empty(Payout.Postings(sent, new PayoutFailed(Arrival, "x", false, Arrival)));
        Assert.Equal(("payout", "payout-returned"), (out_.Purpose, back.Purpose));
        Assert.Equal(-80_48, out_.Legs.Single(leg => leg.Account == "cash:stripe:connected" && leg.Owner == Pia.ProviderId).Amount.Amount);
        Assert.Equal(80_48, out_.Legs.Single(leg => leg.Account == Accounts.PayableProvider).Amount.Amount);
        Assert.Equal(-80_48, back.Legs.Single(leg => leg.Account == Accounts.PayableProvider).Amount.Amount);
    }

    [Fact]
    public void Nobody_but_the_platform_speaks_for_the_gateway() =>
        story.Given(Scheduled).At(Monday).When(new RecordPayoutFact(TestContexts.By(Pia), new PayoutPaidByGateway("po_1"))).ThenRefused("payout.unknown");

    [Fact]
    public void The_laws_hold() => Laws.Hold();

    private static Money Euro(long cents) => new(cents, "EUR");

    private static RecordPayoutFact Told(PayoutFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private sealed class Laws : RulesLaws
    {
        public static void Hold() => HoldFor<Payout, PayoutState, PayoutCommand, PayoutEvent>();
    }
}
