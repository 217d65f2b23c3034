using Marketplace.Sandbox.Cast;
using Stripe;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>Customers who want their money back from their bank.</summary>
public sealed class DisputedCharges(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const long Fee = 2000;

    [Fact]
    public async Task Take_the_money_and_a_fee_at_once_and_wait_for_an_answer()
    {
        await using var platform = await Platform.Open(postgres);
        var before = await Charged(platform);
        var dispute = await Disputed(platform, before);

        Assert.Equal(("needs_response", 8000, before), (dispute.Status, dispute.Amount, dispute.ChargeId));
        Assert.Equal((false, false, 0L), (dispute.IsChargeRefundable, dispute.EvidenceDetails.HasEvidence, dispute.EvidenceDetails.SubmissionCount));
        Assert.Equal(platform.Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds(), new DateTimeOffset(dispute.EvidenceDetails.DueBy!.Value).ToUnixTimeSeconds());
        var taken = Assert.Single(dispute.BalanceTransactions);
        Assert.Equal(("adjustment", -8000, Fee, -8000 - Fee), (taken.Type, taken.Amount, taken.Fee, taken.Net));
        Assert.Equal(-145 - Fee, await platform.Available());
        Assert.True((await new ChargeService(platform.Stripe).GetAsync(before)).Disputed);
        Assert.Equal(["charge.dispute.created", "charge.dispute.funds_withdrawn"], await Told(platform), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Are_lost_when_nobody_answers_in_time()
    {
        await using var platform = await Platform.Open(postgres);
        var dispute = await Disputed(platform, await Charged(platform));

        await platform.Pass(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal("needs_response", (await Again(platform, dispute)).Status);
        await platform.Pass(TimeSpan.FromSeconds(1));

        dispute = await Again(platform, dispute);
        Assert.Equal(("lost", true), (dispute.Status, dispute.EvidenceDetails.PastDue));
        Assert.Equal(-145 - Fee, await platform.Available());
        await Refuses(() => Answer(platform, dispute, "winning_evidence"));
    }

    [Fact]
    public async Task Are_won_by_evidence_that_wins_and_the_money_comes_back_without_the_fee()
    {
        await using var platform = await Platform.Open(postgres);
        var dispute = await Answer(platform, await Disputed(platform, await Charged(platform)), "It is winning_evidence.");
        Assert.Equal(("under_review", 1L, true), (dispute.Status, dispute.EvidenceDetails.SubmissionCount, dispute.EvidenceDetails.HasEvidence));
        await Refuses(() => Answer(platform, dispute, "And more."));

        await platform.Pass(TimeSpan.FromDays(2));

        dispute = await Again(platform, dispute);
        Assert.Equal(("won", true), (dispute.Status, dispute.IsChargeRefundable));
        Assert.Equal([-8000, 8000], dispute.BalanceTransactions.Select(moved => moved.Amount));
        Assert.Equal(8000 - 145 - Fee, await platform.Available());
        Assert.Equal(
            ["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.updated", "charge.dispute.funds_reinstated", "charge.dispute.closed"],
            await Told(platform),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Are_lost_by_evidence_that_does_not_convince_unless_the_bank_thinks_otherwise()
    {
        await using var platform = await Platform.Open(postgres);
        var (first, second) = (await Charged(platform), await Charged(platform));
        var lost = await Answer(platform, await Disputed(platform, first), "losing_evidence");
        await platform.Pass(TimeSpan.FromDays(2));
        Assert.Equal("lost", (await Again(platform, lost)).Status);

        await platform.Fault("dispute", "win");
        var won = await Answer(platform, await Disputed(platform, second), "They were there.");
        await platform.Pass(TimeSpan.FromDays(2));
        Assert.Equal("won", (await Again(platform, won)).Status);
    }

    [Fact]
    public async Task Evidence_can_be_staged_before_it_is_handed_in()
    {
        await using var platform = await Platform.Open(postgres);
        var dispute = await Answer(platform, await Disputed(platform, await Charged(platform)), "A first draft.", submit: false);
        Assert.Equal(("needs_response", 0L, true), (dispute.Status, dispute.EvidenceDetails.SubmissionCount, dispute.EvidenceDetails.HasEvidence));

        dispute = await Answer(platform, dispute, "All of it.");
        Assert.Equal(("under_review", "All of it."), (dispute.Status, dispute.Evidence.UncategorizedText));
    }

    [Fact]
    public async Task Are_lost_at_once_when_they_are_closed()
    {
        await using var platform = await Platform.Open(postgres);
        var dispute = await Disputed(platform, await Charged(platform));

        Assert.Equal("lost", (await new DisputeService(platform.Stripe).CloseAsync(dispute.Id)).Status);
        await Refuses(() => new DisputeService(platform.Stripe).CloseAsync(dispute.Id));
    }

    [Fact]
    public async Task Keep_a_charge_from_being_refunded_until_they_are_won()
    {
        await using var platform = await Platform.Open(postgres);
        var charge = await Charged(platform);
        await Refund(platform, charge, 1000);
        var dispute = await Disputed(platform, charge);
        Assert.Equal(7000, dispute.Amount);
        Assert.Equal("charge_disputed", await Refuses(() => Refund(platform, charge, 100)));

        await Answer(platform, dispute, "winning_evidence");
        await platform.Pass(TimeSpan.FromDays(2));
        Assert.Equal("succeeded", (await Refund(platform, charge, 7000)).Status);
    }

    [Fact]
    public async Task What_a_bank_kept_cannot_be_refunded_and_what_it_left_can()
    {
        await using var platform = await Platform.Open(postgres);
        var charge = await Charged(platform);
        var dispute = await Disputed(platform, charge, new DisputeOrder(Amount: 5000));
        await new DisputeService(platform.Stripe).CloseAsync(dispute.Id);

        await Refuses(() => Refund(platform, charge, 3001));
        Assert.Equal("succeeded", (await Refund(platform, charge, 3000)).Status);
        Assert.Equal("charge_disputed", await Refuses(() => Refund(platform, charge, 1)));
        Assert.Null(await platform.Sandbox.DisputeCharge(charge, new DisputeOrder()));
    }

    [Fact]
    public async Task An_inquiry_takes_nothing_and_becomes_a_dispute_when_nobody_answers()
    {
        await using var platform = await Platform.Open(postgres);
        var charge = await Charged(platform);
        var inquiry = await Disputed(platform, charge, new DisputeOrder(IsInquiry: true));
        Assert.Equal(("warning_needs_response", true), (inquiry.Status, inquiry.IsChargeRefundable));
        Assert.Empty(inquiry.BalanceTransactions);
        Assert.Equal(8000 - 145, await platform.Available());

        await platform.Pass(TimeSpan.FromDays(7));
        Assert.Equal("needs_response", (await Again(platform, inquiry)).Status);
        Assert.Equal(-145 - Fee, await platform.Available());
    }

    [Fact]
    public async Task An_inquiry_about_money_that_was_given_back_ends_by_itself()
    {
        await using var platform = await Platform.Open(postgres);
        var charge = await Charged(platform);
        var inquiry = await Disputed(platform, charge, new DisputeOrder(IsInquiry: true));
        await Refund(platform, charge, 8000);

        await platform.Pass(TimeSpan.FromDays(7));
        Assert.Equal("warning_closed", (await Again(platform, inquiry)).Status);
    }

    [Theory]
    [InlineData("pm_card_createDispute", "needs_response", "fraudulent")]
    [InlineData("pm_card_createDisputeProductNotReceived", "needs_response", "product_not_received")]
    [InlineData("pm_card_createDisputeInquiry", "warning_needs_response", "fraudulent")]
    public async Task Some_cards_dispute_whatever_they_pay(string card, string status, string reason)
    {
        await using var platform = await Platform.Open(postgres);
        var paid = await new PaymentIntentService(platform.Stripe).CreateAsync(
            new PaymentIntentCreateOptions { Amount = 8000, Currency = "eur", PaymentMethod = card, Confirm = true });

        var disputes = await new DisputeService(platform.Stripe).ListAsync(new DisputeListOptions { PaymentIntent = paid.Id });

        Assert.Equal((status, reason), (disputes.Single().Status, disputes.Single().Reason));
    }

    private static async Task<string> Charged(Platform platform) => (await platform.Paid(8000)).LatestChargeId;

    private static async Task<Dispute> Disputed(Platform platform, string charge, DisputeOrder? order = null) =>
        await new DisputeService(platform.Stripe).GetAsync(await platform.Sandbox.DisputeCharge(charge, order ?? new DisputeOrder()));

    private static Task<Dispute> Again(Platform platform, Dispute dispute) => new DisputeService(platform.Stripe).GetAsync(dispute.Id);

    private static Task<Dispute> Answer(Platform platform, Dispute dispute, string text, bool? submit = null) =>
        new DisputeService(platform.Stripe).UpdateAsync(
            dispute.Id, new DisputeUpdateOptions { Evidence = new DisputeEvidenceOptions { UncategorizedText = text }, Submit = submit });

    private static Task<Refund> Refund(Platform platform, string charge, long amount) =>
        new RefundService(platform.Stripe).CreateAsync(new RefundCreateOptions { Charge = charge, Amount = amount });

    private static async Task<string?> Refuses(Func<Task> ask) => (await Assert.ThrowsAsync<StripeException>(ask)).StripeError.Code;

    private static async Task<IReadOnlyList<string>> Told(Platform platform)
    {
        var events = await new EventService(platform.Stripe).ListAsync(new EventListOptions { Limit = 100 });
        return [.. events.Data.Select(told => told.Type).Where(type => type.Contains("dispute", StringComparison.Ordinal)).Reverse()];
    }
}
