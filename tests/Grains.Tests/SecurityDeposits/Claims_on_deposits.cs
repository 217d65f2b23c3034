using Marketplace.Bookings;
using Marketplace.Disputes;
using static Marketplace.SecurityDeposits.DepositCast;
using DepositStory = Marketplace.Story<
    Marketplace.SecurityDeposits.SecurityDeposit,
    Marketplace.SecurityDeposits.SecurityDepositState,
    Marketplace.SecurityDeposits.SecurityDepositCommand,
    Marketplace.SecurityDeposits.SecurityDepositEvent>;

namespace Marketplace.SecurityDeposits;

/// <summary>Pia finds a broken window and a dirty floor: 150.00 EUR of the 200.00 that Ada has left.</summary>
public sealed class Claims_on_deposits
{
    private readonly DepositStory story = new();

    [Fact]
    public void The_provider_says_what_for_and_the_customer_has_time_to_contest_it()
    {
        Held().When(Claim(Pia, 120_00, 30_00)).Then(Claimed).ThenPending(("claim_stands", Sunday.AddDays(7)));
        story.When(Claim(Pia, 1)).ThenRefused("security.not-now", "status", "allowedIn");
    }

    [Fact]
    public void Nothing_is_claimed_before_the_start_or_after_the_time_to_claim()
    {
        Held().At(Friday.AddTicks(-1)).When(Claim(Pia, 1)).ThenRefused("security.not-begun", "from", "asOf");
        story.At(Back).When(Claim(Pia, 1)).ThenRefused("security.too-late", "until", "asOf");
        story.At(Back.AddTicks(-1)).When(Claim(Pia, 1)).ThenPending(("claim_stands", Back.AddTicks(-1).AddDays(7)));
    }

    [Fact]
    public void No_more_than_is_held_is_claimed_in_its_currency()
    {
        Held().When(Claim(Pia, 200_01)).ThenRefused("security.amount-not-valid", "from", "until", "asked");
        story.When(Claim(Pia, 200_00, 1)).ThenRefused("security.amount-not-valid");
        story.When(Claim(Pia)).ThenRefused("security.amount-not-valid");
        story.When(Claim(Pia, 50_00, 0)).ThenRefused("security.amount-not-valid");
        story.When(Claim(Pia) with { Items = [new DamageItem("A window", new Money(1, "USD"))] }).ThenRefused("security.amount-not-valid");
        Assert.Equal(Euro(200_00), story.When(Claim(Pia, 200_00)).State.Claim?.Amount);
    }

    [Fact]
    public void It_is_the_providers_and_strangers_see_nothing()
    {
        Held().When(Claim(Eve, 1)).ThenRefused("security.unknown");
        story.When(Claim(Ada, 1)).ThenRefused("security.not-yours", "allowedFor");
        story.When(Claim(Olga, 1)).ThenRefused("security.not-yours", "allowedFor");
        story.When(Claim(Pia, 1)).When(Accept(Pia)).ThenRefused("security.not-yours", "allowedFor");
        story.When(Contest(Pia)).ThenRefused("security.not-yours", "allowedFor");
        story.When(Decide(Olga, 1)).ThenRefused("security.not-now", "status", "allowedIn");
    }

    [Fact]
    public void The_customer_grants_it_and_has_the_rest_back() =>
        Held().When(Claim(Pia, 120_00, 30_00)).When(Accept(Ada)).Then(Awarded(Sunday, 150_00, "The customer grants the claim.", BookingSide.Customer)).ThenPending();

    [Fact]
    public void What_was_decided_stays_as_it_was_written_whatever_goes_back_of_it()
    {
        Held().When(Claim(Pia, 120_00, 30_00)).When(Accept(Ada)).When(WentBack(Pia, 40_00)).ThenRefused("security.unknown");
        story.When(WentBack(Actor.Platform, 40_00)).Then(new SecurityDepositAwardReturned(Sunday, Euro(40_00), "The window was old."));
        story.When(WentBack(Actor.Platform, 10_00));
        Assert.Equal((SecurityDepositStatus.Awarded, Euro(150_00), Euro(50_00)), (story.State.Status, story.State.Award, story.State.AwardReturned));
    }

    [Fact]
    public void Who_is_silent_has_granted_it()
    {
        Held().When(Claim(Pia, 120_00, 30_00)).WhenDue("claim_stands")
            .Then(Awarded(Sunday.AddDays(7), 150_00, "The customer did not contest the claim in time, which grants it.")).ThenPending();
        story.When(Contest(Ada)).ThenRefused("security.not-now", "status", "allowedIn");
    }

    [Fact]
    public void Contested_an_operator_decides()
    {
        Contested(granted: 30_00).ThenPending(("decision_due", Sunday.AddDays(7)));
        story.When(Decide(Olga, 150_01)).ThenRefused("security.amount-not-valid", "from", "until", "asked");
        story.When(Decide(Ada, 0)).ThenRefused("security.not-yours", "allowedFor");
        story.When(Decide(Olga, 90_00)).Then(Awarded(Sunday, 90_00, "The photograph shows it"));
        story.When(Decide(Olga, 0)).ThenRefused("security.not-now", "status", "allowedIn");
    }

    [Fact]
    public void An_operator_may_award_nothing() => Contested().When(Decide(Olga, 0)).Then(Returned(Sunday, "The photograph shows it"));

    [Fact]
    public void Less_than_the_claim_may_be_granted_and_taken()
    {
        Held().When(Claim(Pia, 120_00, 30_00)).When(Contest(Ada, 150_00)).ThenRefused("security.amount-not-valid");
        story.When(Contest(Ada, 30_00)).Then(new SecurityDepositContested(Sunday, new ClaimAnswer("It was broken before", Euro(30_00)), Sunday.AddDays(7)));
        story.When(Accept(Pia)).Then(Awarded(Sunday, 30_00, "The provider takes what the customer grants.", BookingSide.Provider));
    }

    [Fact]
    public void Where_nothing_is_granted_there_is_nothing_to_take() => Contested().When(Accept(Pia)).ThenRefused("security.nothing-granted", "asked");

    [Theory]
    [InlineData(0)]
    [InlineData(30_00)]
    public void Nobody_decides_and_no_more_is_awarded_than_the_customer_grants(long granted)
    {
        Contested(granted).WhenDue("decision_due").Then(new SecurityDepositOverdue(Sunday.AddDays(7), Sunday.AddDays(14)));
        story.WhenDue("decision_lapses").ThenPending();
        Assert.Equal((Euro(granted), Euro(200_00 - granted)), (story.State.Award, story.State.Back));
    }

    [Fact]
    public void A_late_decision_is_one()
    {
        Contested().WhenDue("decision_due").When(Decide(Olga, 10_00)).Then(Awarded(Sunday.AddDays(7), 10_00, "The photograph shows it"));
    }

    [Fact]
    public void Taken_back_all_of_it_is_the_customers() =>
        Contested().When(Withdraw(Pia)).Then(Returned(Sunday, "The provider takes the claim back.", BookingSide.Provider));

    /// <summary>The claim has an end of its own, whatever becomes of the booking.</summary>
    [Fact]
    public void The_end_of_the_booking_does_not_end_a_claim() =>
        Held().When(Claim(Pia, 1)).When(Cancelled()).ThenNothing().ThenPending(("claim_stands", Sunday.AddDays(7)));

    [Fact]
    public void While_a_bank_has_the_money_nobody_decides()
    {
        Contested(granted: 30_00).When(Told(DisputeStatus.NeedsResponse)).ThenPending();
        Assert.All(new SecurityDepositCommand[] { Accept(Pia), Withdraw(Pia), Decide(Olga, 1) }, word => story.When(word).ThenRefused("security.disputed", "disputeId"));
        story.At(Sunday.AddDays(40)).When(Told(DisputeStatus.Won)).ThenPending(("decision_due", Sunday.AddDays(41)));
        Assert.Equal(SecurityDepositStatus.Awarded, story.When(Decide(Olga, 1)).State.Status);
    }

    /// <summary>Every amount that can be awarded leaves exactly the rest.</summary>
    [Fact]
    public void What_was_taken_is_given_back_and_awarded() => Assert.All(new[] { 0L, 1, 99_99, 149_99, 150_00 }, award =>
    {
        var ended = Assert.IsType<SecurityDepositEnded>(Assert.Single(new Claims_on_deposits().Contested().When(Decide(Olga, award)).Events));
        Assert.Equal((award, Euro(200_00)), (ended.Award.Amount, ended.Award + ended.Back));
    });

    private DepositStory Held() => story.Given(Agreed, Asked, Taken).At(Sunday);

    private static RecordAwardReturned WentBack(Actor by, long cents) => new(TestContexts.By(by), Euro(cents), "The window was old.");

    private DepositStory Contested(long? granted = null) => Held().When(Claim(Pia, 120_00, 30_00)).When(Contest(Ada, granted));
}
