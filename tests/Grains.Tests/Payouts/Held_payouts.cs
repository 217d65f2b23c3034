using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

public sealed class Held_payouts
{
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WeekEnds = new(2026, 3, 8, 23, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private readonly AccountStory story = new();

    [Fact]
    public void Nothing_is_paid_while_they_are_held()
    {
        Earns();
        story.When(Hold(Pia, "I change banks.")).Then(new PayoutsHeld(Thursday, PayoutHolder.Provider, "I change banks.")).ThenPending();
        story.At(WeekEnds).When(new EndPayoutPeriod(TestContexts.By(Actor.Platform))).ThenNothing();
        story.When(new PayOutNow(TestContexts.By(Pia))).ThenRefused("payout.held");
    }

    [Fact]
    public void What_waited_is_paid_with_the_period_that_ends_after_the_hold()
    {
        Earns();
        story.When(Hold(Pia, "I change banks."));
        story.At(WeekEnds.AddDays(2)).When(Resume(Pia)).ThenPending(("payout_period_ends", WeekEnds.AddDays(7)));
        story.WhenDue("payout_period_ends");
        var cut = Assert.IsType<PayoutCut>(story.Events[0]);
        Assert.Equal((Euro(70_48), new PayoutPeriod(Thursday, WeekEnds.AddDays(7))), (cut.Amount, cut.Period));
    }

    [Fact]
    public void Each_side_ends_its_own_hold_and_both_must()
    {
        Earns();
        story.When(Hold(Pia, "I change banks.")).When(Hold(Olga, "We ask who you are."));
        story.When(Resume(Pia)).ThenPending();
        story.When(Resume(Pia)).ThenRefused("payout.not-held");
        story.When(Resume(Olga)).ThenPending(("payout_period_ends", WeekEnds));
    }

    [Fact]
    public void The_reason_that_is_told_is_the_operators_then_what_looks_wrong_then_their_banks_then_their_own()
    {
        var (held, paused) = (new PayoutHold(Thursday, "We ask who you are."), new PayoutHold(Thursday, "I change banks."));
        var cooling = new CoolOff(Thursday.AddHours(1), WeekEnds);
        var all = new ProviderAccountState { Held = held, Paused = paused, Flags = [new FlagHold(Guid.NewGuid(), WeekEnds)], CoolOff = cooling };

        Assert.Equal(held, PayoutHolds.Of(all));
        Assert.Equal(WeekEnds, PayoutHolds.Of(all with { Held = null })!.Since);
        Assert.Equal(cooling.Since, PayoutHolds.Of(all with { Held = null, Flags = [] })!.Since);
        Assert.Equal(paused, PayoutHolds.Of(all with { Held = null, Flags = [], CoolOff = null }));
        Assert.Null(PayoutHolds.Of(new ProviderAccountState()));
    }

    [Fact]
    public void A_hold_stands_once()
    {
        Earns();
        story.When(Hold(Olga, "We ask who you are.")).When(Hold(Olga, "Really.")).ThenRefused("payout.held");
        story.When(Resume(Pia)).ThenRefused("payout.not-held");
    }

    [Fact]
    public void A_hold_may_come_before_anything_was_earned()
    {
        story.At(Thursday).When(Hold(Olga, "We ask who you are.")).ThenPending();
        story.When(Credit(1, 70_48)).ThenPending();
        story.When(Resume(Olga)).ThenPending(("payout_period_ends", new DateTimeOffset(2026, 3, 8, 23, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void What_looks_wrong_holds_them_until_it_is_decided()
    {
        Earns();
        story.When(Flag(1)).ThenPending();
        Assert.Equal((PayoutHolder.Flag, Flagged(1)), (Assert.IsType<PayoutsHeld>(story.Events[0]).By, ((PayoutsHeld)story.Events[0]).FlagId));
        story.When(Flag(1)).ThenNothing();
        story.When(Flag(2)).When(Unflag(1)).ThenPending();
        story.When(new PayOutNow(TestContexts.By(Pia))).ThenRefused("payout.held");
        story.When(Resume(Olga)).ThenRefused("payout.not-held");
        story.When(Unflag(2)).ThenPending(("payout_period_ends", WeekEnds));
        story.When(Unflag(2)).ThenNothing();
    }

    [Fact]
    public void What_was_what_it_looked_like_an_operator_holds_with_no_moment_in_between()
    {
        Earns();
        story.When(Flag(1)).When(Unflag(1, "It is your own card.")).ThenPending();
        Assert.Equal([typeof(PayoutsHeld), typeof(PayoutsResumed)], story.Events.Select(happened => happened.GetType()));
        Assert.Equal("It is your own card.", story.State.Held?.Reason);
        story.When(Unflag(1, "It is your own card.")).ThenNothing();
        story.When(Resume(Olga)).ThenPending(("payout_period_ends", WeekEnds));
    }

    [Fact]
    public void An_operator_s_own_hold_stays_whatever_becomes_of_flags()
    {
        Earns();
        story.When(Hold(Olga, "We ask who you are.")).When(Flag(1)).When(Unflag(1, "Really."));
        Assert.Equal("We ask who you are.", story.State.Held?.Reason);
        story.When(Flag(2)).When(Unflag(2)).ThenPending();
    }

    [Fact]
    public void More_flags_than_anybody_can_look_at_are_an_operator_s_hold()
    {
        Earns();
        for (var flag = 1; flag <= PayoutHolds.MostFlags + 2; flag++)
        {
            story.When(Flag(flag));
        }

        story.ThenNothing();
        Assert.Equal(PayoutHolds.MostFlags, story.State.Flags.Length);
        for (var flag = 1; flag <= PayoutHolds.MostFlags + 2; flag++)
        {
            story.When(Unflag(flag)).ThenPending();
        }

        story.When(Resume(Olga)).ThenPending(("payout_period_ends", WeekEnds));
    }

    [Fact]
    public void However_much_waits_the_record_stays_small_and_the_sum_stays_right()
    {
        story.At(Thursday).When(Hold(Olga, "We ask who you are."));
        const int bookings = 1_000;
        for (var booking = 1; booking <= bookings; booking++)
        {
            story.When(Credit(booking, booking));
            Assert.InRange(story.State.Waiting.Length, 1, Bundles.MaximumWaiting);
        }

        story.When(Resume(Olga)).WhenDue("payout_period_ends");
        var cut = Assert.IsType<PayoutCut>(story.Events[0]);
        Assert.Equal(bookings * (bookings + 1) / 2, cut.Amount.Amount);
        Assert.Equal(cut.Amount.Amount, cut.Items.Sum(item => item.Amount.Amount));
        Assert.Equal(AccountItemKind.Bundle, cut.Items[0].Kind);
        Assert.Equal(cut.Items.Length, cut.Items.Select(item => item.Entry).Distinct().Count());
        Assert.All(cut.Items[1..], item => Assert.Equal(AccountItemKind.Earned, item.Kind));
    }

    [Fact]
    public void As_much_as_may_wait_is_named_one_by_one()
    {
        story.At(Thursday).When(Hold(Olga, "We ask who you are."));
        for (var booking = 1; booking <= Bundles.MaximumWaiting; booking++)
        {
            story.When(Credit(booking, booking));
        }

        Assert.Equal(Enumerable.Range(1, Bundles.MaximumWaiting).Select(booking => (long)booking), story.State.Waiting.Select(item => item.Amount.Amount));
        story.When(Credit(5_000, 1));
        Assert.Equal(Bundles.MaximumWaiting + 2 - Bundles.Size, story.State.Waiting.Length);
    }

    [Fact]
    public void Sums_are_of_one_currency()
    {
        story.At(Thursday).When(Hold(Olga, "We ask who you are.")).When(Credit(5_000, 500, "JPY"));
        for (var booking = 1; booking <= Bundles.MaximumWaiting + 1; booking++)
        {
            story.When(Credit(booking, 1));
        }

        Assert.Equal([Euro(Bundles.MaximumWaiting + 1), new Money(500, "JPY")], ProviderAccount.Balance(story.State).AsEnumerable());
    }

    private void Earns() => story.At(Thursday).When(Credit(1, 70_48));

    private static CreditEarnings Credit(int booking, long amount, string currency = "EUR") =>
        new(TestContexts.By(Actor.Platform), Pia.ProviderId, new Guid(booking, 0, 0, new byte[8]), new Money(amount, currency), "Europe/Berlin");

    private static FlagPayouts Flag(int number) => new(TestContexts.By(Actor.Platform), Flagged(number));

    private static UnflagPayouts Unflag(int number, string? reason = null) => new(TestContexts.By(Actor.Platform), Flagged(number), reason);

    private static Guid Flagged(int number) => new(0, (short)number, 0, new byte[8]);

    private static HoldPayouts Hold(Actor by, string reason) => new(TestContexts.By(by), reason);

    private static ResumePayouts Resume(Actor by) => new(TestContexts.By(by), null);

    private static Money Euro(long cents) => new(cents, "EUR");
}
