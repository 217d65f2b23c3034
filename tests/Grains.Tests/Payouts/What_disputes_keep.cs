using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>72.00 EUR of Pia's are on her account when a customer's bank takes the payment back; the fee is 20.00.</summary>
public sealed class What_disputes_keep
{
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Payment = new("77777777-0000-0000-0000-000000000000");

    private readonly AccountStory story = new();
    private int entries;

    [Fact]
    public void What_is_kept_back_is_not_paid_out_until_it_is_let_go()
    {
        story.At(Thursday).When(Credit()).When(Adjust(-72_00, AccountItemKind.DisputeReserve));
        story.When(new PayOutNow(TestContexts.By(Actor.Member(Pia)))).ThenRefused("payout.nothing-available");
        story.When(Adjust(72_00, AccountItemKind.DisputeFreed)).When(new PayOutNow(TestContexts.By(Actor.Member(Pia))));
        Assert.Equal(Euro(72_00), Assert.IsType<PayoutCut>(Assert.Single(story.Events)).Amount);
    }

    [Fact]
    public void What_is_lost_is_taken_from_where_it_was_kept_and_the_fee_stays_there()
    {
        story.At(Thursday).When(Credit()).When(Adjust(-72_00, AccountItemKind.DisputeReserve));
        story.When(Debit()).When(Adjust(-20_00, AccountItemKind.DisputeFee)).When(Adjust(72_00, AccountItemKind.DisputeFreed)).When(Claim());
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
        Assert.Equal(Euro(-20_00), Assert.Single(ProviderAccount.Balance(story.State)));
        Assert.Equal(Euro(20_00), Assert.Single(story.State.Kept));
    }

    /// <summary>It is netted, and lies at the gateway where it is the platform's; what the platform pays by hand lies nowhere.</summary>
    [Theory]
    [InlineData(false, 1_45)]
    [InlineData(true, 0)]
    public void The_fee_of_a_refund_is_taken_off_and_stays_where_it_lies(bool isByHand, long kept)
    {
        story.At(Thursday).When(Credit()).When(Adjust(-1_45, AccountItemKind.RefundFee) with { IsByHand = isByHand });
        Assert.Equal((kept, 0), (story.State.Kept.Sum(sum => sum.Amount), story.State.Reserved.Sum(sum => sum.Amount)));
        Assert.Equal(Euro(70_55), Assert.Single(ProviderAccount.Balance(story.State)));
        story.When(new PayOutNow(TestContexts.By(Actor.Member(Pia))));
        Assert.Equal(Euro(70_55), Assert.IsType<PayoutCut>(Assert.Single(story.Events)).Amount);
    }

    [Fact]
    public void What_was_paid_out_before_is_not_there_to_be_taken()
    {
        story.At(Thursday).When(Credit()).WhenDue("payout_period_ends");
        story.When(Adjust(-72_00, AccountItemKind.DisputeReserve)).When(Debit()).When(Adjust(72_00, AccountItemKind.DisputeFreed));
        story.When(Claim()).ThenRefused("payout.reversal-not-covered");
    }

    [Fact]
    public void What_is_kept_for_one_dispute_may_be_lent_to_another_reversal()
    {
        story.At(Thursday).When(Credit()).When(Adjust(-72_00, AccountItemKind.DisputeReserve)).When(Claim()).ThenRefused("payout.debit-not-heard");
        story.When(Debit()).When(Claim());
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
        story.When(Adjust(72_00, AccountItemKind.DisputeFreed)).When(new PayOutNow(TestContexts.By(Actor.Member(Pia)))).ThenRefused("payout.nothing-available");
    }

    [Fact]
    public void It_happens_once_however_often_it_is_told()
    {
        var reserve = Adjust(-72_00, AccountItemKind.DisputeReserve);
        var journal = new Journal<ProviderAccountState, ProviderAccountEvent>();
        var decision = ProviderAccount.Decide(journal.State, reserve, Thursday);
        journal = journal.Record<ProviderAccount, ProviderAccountCommand>(reserve.Context, decision.Events, Thursday);
        Assert.NotNull(journal.Heard(reserve.Context.Id));
    }

    private static CreditEarnings Credit() => new(TestContexts.By(Actor.Platform), Pia, Booking, Euro(72_00), "Europe/Berlin", Payment);

    private DebitEarnings Debit() =>
        new(TestContexts.By(Actor.Platform), Pia, Booking, Payment, DerivedId.From(Payment, $"{++entries}"), Euro(72_00), "Europe/Berlin", IsReversed: true);

    private AdjustEarnings Adjust(long cents, AccountItemKind kind) =>
        new(TestContexts.By(Actor.Platform), Pia, Booking, Payment, DerivedId.From(Payment, $"{++entries}"), Euro(cents), kind, "Europe/Berlin");

    private static ClaimReversal Claim() => new(TestContexts.By(Actor.Platform), Booking, Euro(72_00));

    private static Money Euro(long cents) => new(cents, "EUR");
}
