using PayoutStory = Marketplace.Story<
    Marketplace.Payouts.Payout,
    Marketplace.Payouts.PayoutState,
    Marketplace.Payouts.PayoutCommand,
    Marketplace.Payouts.PayoutEvent>;

namespace Marketplace.Payouts;

/// <summary>The period ended on Easter Monday; banks are open again on Tuesday.</summary>
public sealed class Payouts_that_wait_for_banks
{
    private static readonly DateTimeOffset Easter = new(2026, 4, 5, 22, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tuesday = Easter.AddDays(1);
    private static readonly BankingDay OnTuesday = new(Tuesday, [new ClosedBankDay(new DateOnly(2026, 4, 6), "Easter Monday")]);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private readonly PayoutStory story = new();

    [Fact]
    public void It_is_there_at_once_and_sent_on_the_next_banking_day()
    {
        Starts().ThenWants().ThenPending(("payout_falls_due", Tuesday));
        Assert.Equal((PayoutStatus.Scheduled, OnTuesday), (story.State.Status, story.State.SendOn));
        story.WhenDue("payout_falls_due").Then(new PayoutFellDue(Tuesday)).ThenPending().ThenWants(Payout.Send);
        var intent = Payout.Intents(story.State).Single().Id;
        story.When(Told(new PayoutSentByGateway(intent, "po_1", Tuesday.AddDays(1)))).ThenWants();
        Assert.Equal(PayoutStatus.InTransit, story.State.Status);
    }

    [Fact]
    public void A_moment_before_nothing_is_sent_and_afterwards_nothing_twice()
    {
        Starts();
        story.At(Tuesday.AddTicks(-1)).When(Passes()).ThenNothing().ThenWants();
        story.At(Tuesday).When(Passes()).Then(new PayoutFellDue(Tuesday));
        story.When(Passes()).ThenNothing().ThenWants(Payout.Send);
    }

    [Fact]
    public void What_is_due_at_once_waits_for_nothing() =>
        Starts(sendOn: null, isByHand: false).ThenPending().ThenWants(Payout.Send);

    /// <summary>An operator who has handed it over has done so, whatever banks do.</summary>
    [Fact]
    public void By_hand_it_says_when_banks_are_open_and_waits_for_an_operator_alone()
    {
        Starts(OnTuesday, isByHand: true).ThenPending().ThenWants();
        story.When(new ConfirmPayout(TestContexts.By(Olga), Payments.HandoverMethod.BankTransfer, null));
        Assert.Equal(PayoutStatus.Paid, story.State.Status);
    }

    /// <summary>The gateway takes it on then, and it is the bank's to wait; providers who mended their account should not.</summary>
    [Fact]
    public void What_failed_is_tried_again_by_its_own_clock()
    {
        Starts().WhenDue("payout_falls_due");
        story.When(Told(new PayoutFailedAtGateway(null, Payout.Intents(story.State).Single().Id, "account_closed")));
        story.ThenPending(("payout_retries", Tuesday + Payout.RetryAfter)).WhenDue("payout_retries").ThenPending().ThenWants(Payout.Send);
    }

    [Fact]
    public void Nobody_sends_again_what_was_not_sent()
    {
        Starts();
        story.When(new RetryPayout(TestContexts.By(Olga), "They want it now.")).ThenRefused("payout.not-now");
    }

    private static PassPayoutTime Passes() => new(TestContexts.By(Actor.Platform), "payout_falls_due");

    private PayoutStory Starts() => Starts(OnTuesday, isByHand: false);

    private PayoutStory Starts(BankingDay? sendOn, bool isByHand) =>
        story.At(Easter).When(new StartPayout(
            TestContexts.By(Actor.Platform),
            Pia.ProviderId,
            new Money(80_48, "EUR"),
            new PayoutPeriod(Easter.AddDays(-7), Easter),
            [new PayoutItem(Guid.Empty, new Money(80_48, "EUR"))],
            isByHand,
            sendOn));

    private static RecordPayoutFact Told(PayoutFact fact) => new(TestContexts.By(Actor.Platform), fact);
}
