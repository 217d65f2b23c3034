using Marketplace.Ledger;
using Marketplace.Packages;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>A session of 33.33 EUR of a package pays for a booking: no gateway is asked for anything until the provider's share is sent.</summary>
public sealed class Credits_of_packages
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Package = new("77777777-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly PaymentStarted Started = new(
        Monday, Booking, Ada.Id, Pia.ProviderId, "Grooming", Euro(33_33), false, Monday.AddMinutes(15), "UTC", "stripe", Guid.Empty, Credit: new BookingCredit(Package, 1, 3));

    private static readonly PaymentCreditGranted Granted = new(Monday, "ch_1");

    private readonly PaymentStory story = new();

    [Fact]
    public void It_is_paid_when_the_package_grants_it()
    {
        story.Given(Started).At(Monday).ThenWants();
        story.When(Told(new CreditGranted("ch_1"))).Then(Granted).ThenWants();
        story.When(Told(new CreditGranted("ch_1"))).ThenNothing();
        Assert.Equal((PaymentStatus.Captured, 33_33L), (story.State.Status, story.State.Held));
    }

    [Fact]
    public void A_request_draws_it_when_it_is_accepted()
    {
        story.Given(Started with { CaptureLater = true }, Granted).At(Monday);
        Assert.Equal((PaymentStatus.Authorised, 0L), (story.State.Status, story.State.Held));
        story.When(new CapturePayment(Platform)).Then(new PaymentCreditDrawn(Monday)).ThenWants();
        Assert.Equal(33_33L, story.State.Held);
    }

    [Fact]
    public void A_package_that_has_none_ends_it() =>
        story.Given(Started).At(Monday).When(Told(new MoneyVoided("No session is left."))).Then(new PaymentVoided(Monday, "No session is left."));

    [Fact]
    public void It_goes_back_whole_and_no_money_moves()
    {
        story.Given(Started, Granted).At(Monday).When(new RefundPayment(Platform, Euro(10_00), null)).ThenRefused("payment.credit-is-whole");
        story.When(new RefundPayment(Platform, Euro(33_33), "The dog is ill.")).Then(new PaymentVoided(Monday, "The dog is ill.")).ThenWants();
        Assert.Equal(0, story.State.Held);
        Assert.Empty(Payment.Postings(story.State, new PaymentVoided(Monday, "The dog is ill.")));
    }

    [Fact]
    public void A_booking_that_ends_before_it_leaves_no_trace()
    {
        story.Given(Started).At(Monday).When(new GiveBackPayment(Platform, "Too late", UnlessPaid: true)).Then(new PaymentVoided(Monday, "Too late"));
        story.When(Told(new CreditGranted("ch_1"))).ThenNothing();
        story.When(new RetryPayment(TestContexts.By(Ada))).ThenRefused("payment.not-now", "status");
    }

    [Fact]
    public void What_is_earned_comes_from_what_the_package_owes()
    {
        story.Given(Started, Granted).At(Monday).When(new ReleasePayment(Platform, Euro(29_36), Euro(3_33), Euro(64), Euro(0)));
        story.ThenWants(PaymentIntents.Transfer);
        var legs = Assert.Single(Payment.Postings(story.State, Assert.Single(story.Events))).Legs;
        Assert.Equal(new LedgerLeg(Accounts.PackageLiability, Package, Euro(33_33)), legs[0]);
        Assert.Equal(0, legs.Sum(leg => leg.Amount.Amount));
    }

    /// <summary>No charge is behind it, so no gateway is asked to refund one: the package owes it again, and gives it.</summary>
    [Fact]
    public void What_goes_back_of_it_the_package_gives_once_the_provider_has_given_their_part()
    {
        Earned().When(new ReturnPayment(TestContexts.By(Pia), Euro(10_00), "I was late.")).ThenWants(PaymentIntents.Reverse);
        var back = Assert.IsType<PaymentReturnWanted>(Assert.Single(story.Events));
        Assert.Equal(Euro(10_00), back.Provider + back.Commission + back.CommissionTax);
        Assert.Contains(new LedgerLeg(Accounts.PackageLiability, Package, Euro(-10_00)), Assert.Single(Payment.Postings(story.State, back)).Legs);

        story.When(Told(new TransferReversed(back.ReversalIntent!.Value, "trr_1"))).ThenWants();
        var passed = Assert.IsType<PaymentReturnPassedOn>(story.Events[1]);
        Assert.Equal((back.RefundIntent, Euro(10_00), PaymentStatus.PartiallyRefunded), (passed.IntentId, passed.Amount, story.State.Status));
        Assert.Empty(Payment.Postings(story.State, passed));
        story.When(Told(new TransferReversed(back.ReversalIntent.Value, "trr_1"))).ThenNothing();
        story.When(new ReturnPayment(TestContexts.By(Pia), Euro(23_34), null)).ThenRefused("payment.return-too-much", "left", "asked");
    }

    [Fact]
    public void An_empty_account_keeps_it_from_nobody_and_it_is_passed_on_once()
    {
        Earned().When(new ReturnPayment(TestContexts.By(Pia), null, null));
        var reversal = Assert.IsType<PaymentReturnWanted>(Assert.Single(story.Events)).ReversalIntent!.Value;
        story.When(Told(new ReversalHeld(reversal, "empty")));
        Assert.Equal(Euro(33_33), Assert.IsType<PaymentReturnPassedOn>(story.Events[1]).Amount);
        story.WhenDue("reversal_resumes").When(Told(new TransferReversed(reversal, "trr_1"))).ThenWants();
        Assert.IsType<PaymentTransferReversed>(Assert.Single(story.Events));
    }

    [Fact]
    public void What_was_not_sent_yet_is_passed_on_at_once()
    {
        story.Given(Started, Granted, EarnedShare, new PaymentTransferHeld(Monday, "not onboarded", Monday.AddHours(6))).At(Monday);
        story.When(new ReturnPayment(TestContexts.By(Pia), Euro(10_00), null)).ThenWants();
        Assert.IsType<PaymentReturnPassedOn>(story.Events[1]);
    }

    [Fact]
    public void What_it_is_bought_with_is_owed_by_the_package()
    {
        var bought = Started with { BookingId = Package, Purpose = PaymentPurpose.Package, Credit = null };
        story.Given(bought);
        var legs = Assert.Single(Payment.Postings(story.State, new PaymentCaptured(Monday, "pi_1", "ch_1", Euro(100_00), Euro(1_75)))).Legs;
        Assert.Contains(new LedgerLeg(Accounts.PackageLiability, Package, Euro(-100_00)), legs);
    }

    private static readonly PaymentEarned EarnedShare =
        new(Monday, Guid.Empty, Euro(29_36), Euro(3_33), Euro(64), Euro(0), new BookingCredit(Package, 1, 3));

    private PaymentStory Earned() =>
        story.Given(Started, Granted, EarnedShare, new PaymentTransferred(Monday, Pia.ProviderId, Euro(29_36), "tr_1")).At(Monday);

    private static CommandContext Platform => TestContexts.By(Actor.Platform);

    private static RecordGatewayFact Told(GatewayFact fact) => new(Platform, fact);

    private static Money Euro(long cents) => new(cents, "EUR");
}
