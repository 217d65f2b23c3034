using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>A security deposit of 200.00 EUR, which is owed on an account of its own until it goes back or is awarded.</summary>
public sealed class Money_of_security_deposits
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly PaymentStarted Started = new(
        Monday, Booking, TestContexts.Person(1).Id, Pia.ProviderId, "Security deposit: A cottage", Euro(200_00), false, Monday.AddDays(1), "UTC", "stripe", Guid.Empty,
        PaymentPurpose.SecurityDeposit);

    private readonly PaymentStory story = new();
    private readonly List<LedgerTransaction> postings = [];

    [Fact]
    public void Given_back_it_was_nobodys_revenue()
    {
        Take();
        Move(new GiveBackPayment(Platform, "Nothing was claimed in time.", UnlessPaid: false));
        Move(Told(new MoneyRefunded(Assert.IsType<RefundWanted>(story.Events[0]).IntentId, "re_1")));

        Assert.Equal((0, 0, 0), (Balance(Accounts.SecurityDeposit), Balance(Accounts.Escrow), Balance(Accounts.PayableProvider)));
        Assert.Equal((-3_25, 3_25), (Balance(Accounts.Cash("stripe")), Balance(Accounts.GatewayFee)));
        story.When(new GiveBackPayment(Platform, "Again", UnlessPaid: false)).ThenNothing();
    }

    [Fact]
    public void Awarded_the_provider_has_the_award_and_the_customer_the_rest()
    {
        Take();
        Move(new RefundPayment(Platform, Euro(50_00), "The customer grants the claim."));
        var back = Assert.IsType<RefundWanted>(story.Events[0]).IntentId;
        Move(new ReleasePayment(Platform, Euro(150_00), Euro(0), Euro(0), Euro(0)));
        story.ThenWants(PaymentIntents.Refund);
        Move(Told(new MoneyRefunded(back, "re_1")));
        story.ThenWants(PaymentIntents.Transfer);

        Assert.Equal((0, -150_00, 0), (Balance(Accounts.SecurityDeposit), Balance(Accounts.PayableProvider), Balance(Accounts.RevenueCommission)));
        Assert.Equal(0, story.State.Held);
        story.When(new GiveBackPayment(Platform, "Both", UnlessPaid: false)).ThenNothing();
    }

    /// <summary>The provider may give nothing back of what somebody else decided; an operator may, and all of it is the provider's part.</summary>
    [Fact]
    public void What_was_awarded_wrongly_an_operator_gives_back()
    {
        Award(150_00);
        story.When(new ReturnPayment(TestContexts.By(Pia), Euro(1), "Sorry")).ThenRefused("payment.award-is-decided");
        story.When(new ReturnPayment(TestContexts.By(Olga), Euro(150_01), "The scratch was old.")).ThenRefused("payment.return-too-much", "left", "asked");

        Move(new ReturnPayment(TestContexts.By(Olga), Euro(60_00), "The scratch was old."));
        var back = Assert.IsType<PaymentReturnWanted>(Assert.Single(story.Events));
        Assert.Equal((Euro(60_00), Euro(0), Euro(0)), (back.Provider, back.Commission, back.CustomerFee));
        Move(Told(new TransferReversed(back.ReversalIntent!.Value, "trr_1")));
        Move(Told(new MoneyRefunded(back.RefundIntent, "re_2")));
        Assert.Equal((0, 0, -90_00), (Balance(Accounts.SecurityDeposit), Balance(Accounts.ClearingRefund), Balance(Accounts.PayableProvider)));
        Assert.Equal((90_00, 110_00), (Balance(Accounts.ConnectedCash("stripe")), story.State.RefundsDone));
    }

    [Fact]
    public void Of_what_is_held_nothing_was_awarded_yet()
    {
        Take();
        story.When(new ReturnPayment(TestContexts.By(Olga), Euro(1), "Sorry")).ThenRefused("payment.return-too-much");
    }

    private static CommandContext Platform => TestContexts.By(Actor.Platform);

    private static Money Euro(long cents) => new(cents, "EUR");

    private static RecordGatewayFact Told(GatewayFact fact) => new(Platform, fact);

    private void Take()
    {
        story.Given(Started, new PaymentCheckoutOpened(Monday, "cs_1", "https://pay.example/cs_1")).At(Monday);
        Move(Told(new MoneyCaptured("pi_1", "ch_1", Euro(200_00), Euro(3_25))));
        Assert.Equal((-200_00, 0), (Balance(Accounts.SecurityDeposit), Balance(Accounts.Escrow)));
    }

    private void Award(long cents)
    {
        Take();
        Move(new RefundPayment(Platform, Euro(200_00 - cents), "The customer grants the claim."));
        var rest = Assert.IsType<RefundWanted>(story.Events[0]).IntentId;
        Move(new ReleasePayment(Platform, Euro(cents), Euro(0), Euro(0), Euro(0)));
        Move(Told(new MoneyRefunded(rest, "re_1")));
        Move(Told(new MoneyTransferred(story.State.TransferIntent!.Value, "tr_1")));
    }

    private void Move(PaymentCommand command)
    {
        story.When(command);
        postings.AddRange(story.Events.SelectMany(happened => Payment.Postings(story.State, happened)));
        Assert.All(postings, posting => Assert.Equal(0, posting.Legs.Sum(leg => leg.Amount.Amount)));
    }

    private long Balance(string account) => postings.SelectMany(posting => posting.Legs).Where(leg => leg.Account == account).Sum(leg => leg.Amount.Amount);
}
