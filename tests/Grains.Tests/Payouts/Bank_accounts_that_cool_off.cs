using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>Pia earned 70.48 on a Thursday, and payouts go to another bank account of hers from then on.</summary>
public sealed class Bank_accounts_that_cool_off
{
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WeekEnds = new(2026, 3, 8, 23, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private readonly AccountStory story = new();

    [Fact]
    public void Nothing_is_paid_while_another_bank_account_cools_off_and_no_period_is_skipped()
    {
        Earns();
        var until = WeekEnds.AddHours(5);
        story.When(Cool(until)).Then(new PayoutsCoolingOff(Thursday, until)).ThenPending(("bank_account_cooled_off", until));
        story.When(new PayOutNow(TestContexts.By(Pia))).ThenRefused("payout.held");
        story.When(Resume(Pia)).ThenRefused("payout.not-held");
        story.When(Resume(Olga)).ThenRefused("payout.not-held");
        story.At(WeekEnds).When(new EndPayoutPeriod(TestContexts.By(Actor.Platform))).ThenNothing();
        story.At(until.AddTicks(-1)).When(new EndCoolingOff(TestContexts.By(Actor.Platform))).ThenNothing();
        story.At(until).WhenDue("bank_account_cooled_off").Then(new PayoutsCooledOff(until)).ThenPending(("payout_period_ends", WeekEnds));
        story.WhenDue("payout_period_ends");
        Assert.Equal(new PayoutPeriod(Thursday, WeekEnds), Assert.IsType<PayoutCut>(story.Events[0]).Period);
    }

    [Fact]
    public void The_last_of_several_bank_accounts_has_all_its_time_and_the_first_says_since_when()
    {
        Earns();
        var second = Thursday.AddHours(6);
        story.When(Cool(Thursday.AddDays(1))).At(second).When(Cool(second.AddDays(1))).ThenPending(("bank_account_cooled_off", second.AddDays(1)));
        story.When(Cool(second.AddDays(1))).ThenNothing();
        story.When(Cool(second.AddHours(3))).ThenNothing();
        Assert.Equal((PayoutHolds.Of(story.State), Thursday), (CoolingOff.HoldOf(story.State), PayoutHolds.Of(story.State)!.Since));
    }

    /// <summary>What is heard of late has had its time.</summary>
    [Fact]
    public void A_time_that_is_over_holds_nothing()
    {
        Earns();
        story.When(Cool(Thursday)).ThenNothing();
        story.When(Cool(Thursday.AddTicks(-1))).ThenNothing();
        story.When(Cool(Thursday.AddTicks(1))).Then(new PayoutsCoolingOff(Thursday, Thursday.AddTicks(1)));
    }

    private void Earns() => story.At(Thursday).When(
        new CreditEarnings(TestContexts.By(Actor.Platform), Pia.ProviderId, new Guid(1, 0, 0, new byte[8]), new Money(70_48, "EUR"), "Europe/Berlin"));

    private static CoolOffPayouts Cool(DateTimeOffset until) => new(TestContexts.By(Actor.Platform), until);

    private static ResumePayouts Resume(Actor by) => new(TestContexts.By(by), null);
}
