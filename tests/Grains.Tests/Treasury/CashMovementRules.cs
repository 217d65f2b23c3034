using Marketplace.Ledger;
using Marketplace.Payments;
using CashStory = Marketplace.Story<
    Marketplace.Treasury.CashMovement, Marketplace.Treasury.CashMovementState, Marketplace.Treasury.CashMovementCommand, Marketplace.Treasury.CashMovementEvent>;

namespace Marketplace.Treasury;

public sealed class CashMovementRules
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly CashMovementFacts Drawn = Facts(CashMovementKind.Payout, 500_00);
    private static readonly CashMovementRecorded ByOlga = new(Noon, Olga.Id, Drawn, "Of the statement of March.");
    private static readonly CashMovementRecorded ByGateway = new(Noon, null, Drawn, null);
    private static readonly CashMovementReturned CameBack = new(Noon, Drawn, "account_closed");
    private static readonly CashMovementCorrected NeverSo = new(Noon, Olga.Id, Drawn, "It was another month.");

    private readonly CashStory story = new();

    [Fact]
    public void What_an_operator_and_the_gateway_tell_of_is_recorded_once()
    {
        story.At(Noon).When(Record()).Then(ByOlga);
        story.When(Hear()).ThenNothing();
        story.When(Record()).ThenRefused("treasury.known");
    }

    [Fact]
    public void What_the_gateway_told_first_is_known_to_the_operator()
    {
        story.At(Noon).When(Hear()).Then(ByGateway);
        story.When(Hear()).ThenNothing();
        story.When(Record()).ThenRefused("treasury.known");
    }

    [Fact]
    public void A_payout_that_failed_came_back_once_whether_it_was_heard_of_before_or_not()
    {
        story.At(Noon).When(Hear("account_closed")).Then(ByGateway, CameBack);
        story.When(Hear("account_closed")).ThenNothing();
        story.When(Hear()).ThenNothing();

        var known = new CashStory();
        known.Given(ByOlga).At(Noon).When(Hear("account_closed")).Then(CameBack);
        known.When(Record()).ThenRefused("treasury.known");
    }

    [Fact]
    public void What_was_written_down_wrongly_is_corrected_and_can_be_written_down_again()
    {
        story.Given(ByOlga).At(Noon).When(Correct()).Then(NeverSo);
        story.When(Correct()).ThenRefused("treasury.not-now");
        story.When(Record(amount: 50_00)).Then(ByOlga with { Facts = Drawn with { Amount = new Money(50_00, "EUR") } });
    }

    [Fact]
    public void The_gateway_is_believed_about_the_amount()
    {
        var other = Drawn with { Amount = new Money(50_00, "EUR") };

        story.Given(ByOlga).At(Noon).When(new HearCashMovement(TestContexts.By(Actor.Platform), other, "account_closed")).Then(
            new CashMovementCorrected(Noon, null, Drawn, "The gateway tells of another amount."),
            new CashMovementRecorded(Noon, null, other, null),
            new CashMovementReturned(Noon, other, "account_closed"));
    }

    [Fact]
    public void What_an_operator_says_was_never_so_stays_so_until_they_record_it() =>
        story.Given(ByOlga, NeverSo).At(Noon).When(Hear("account_closed")).ThenNothing();

    /// <summary>A gateway calls one movement of a kind so: the database sees to it where two are written at once.</summary>
    [Theory]
    [InlineData("gateway_movements_pkey", "treasury.known")]
    [InlineData("listings_slug_key", null)]
    public void What_is_in_the_books_already_is_known_however_late_that_is_seen(string constraint, string? code) =>
        Assert.Equal(code, CashMovement.OnConflict(new CashMovementState(), constraint)?.Code);

    [Theory]
    [InlineData(CashMovementKind.Payout, "cash:manual 50000, cash:stripe -50000")]
    [InlineData(CashMovementKind.TopUp, "cash:manual -50000, cash:stripe 50000")]
    [InlineData(CashMovementKind.Fee, "expense:gateway_fee 50000, cash:stripe -50000")]
    public void Each_kind_has_its_accounts_and_what_ends_it_takes_all_of_it_back(CashMovementKind kind, string legs)
    {
        var facts = Facts(kind, 500_00);

        Assert.Equal(legs, Legs(new CashMovementRecorded(Noon, Olga.Id, facts, null), 1));
        Assert.Equal(legs, Legs(new CashMovementReturned(Noon, facts, "account_closed"), -1));
        Assert.Equal(legs, Legs(new CashMovementCorrected(Noon, Olga.Id, facts, "It was another month."), -1));
    }

    [Fact]
    public void The_table() => TransitionTable.AssertEqual<CashMovement, CashMovementState, CashMovementCommand, CashMovementEvent>(
        [[], [ByOlga], [ByOlga, CameBack], [ByOlga, NeverSo]],
        [Record(), Hear(), Hear("account_closed"), Correct(), new CorrectCashMovement(TestContexts.By(TestContexts.Person(2)), "Mine.")],
        at: Noon,
        nameOf: state => state.Status.ToString(),
        expected:
        """
                  | RecordCashMovement | HearCashMovement | HearCashMovement   | CorrectCashMovement | CorrectCashMovement
        None      | Recorded           | Recorded         | Returned           | unknown             | not-yours
        Recorded  | known              | -                | Returned           | Corrected           | not-yours
        Returned  | known              | -                | -                  | not-now             | not-yours
        Corrected | Recorded           | -                | -                  | not-now             | not-yours
        """);

    private static string Legs(CashMovementEvent happened, long sign)
    {
        var posting = Assert.Single(CashMovement.Postings(new CashMovementState(), happened));
        return string.Join(", ", posting.Legs.Select(leg => $"{leg.Account} {leg.Amount.Amount * sign}"));
    }

    private static CashMovementFacts Facts(CashMovementKind kind, long amount) => new(kind, GatewayNames.Stripe, new Money(amount, "EUR"), "po_1");

    private static RecordCashMovement Record(long amount = 500_00) =>
        new(TestContexts.By(Olga), Facts(CashMovementKind.Payout, amount), "Of the statement of March.");

    private static HearCashMovement Hear(string? failure = null) => new(TestContexts.By(Actor.Platform), Drawn, failure);

    private static CorrectCashMovement Correct() => new(TestContexts.By(Olga), "It was another month.");
}

public sealed class TreasuryLaws : RulesLaws
{
    [Fact]
    public void The_laws_hold() => HoldFor<CashMovement, CashMovementState, CashMovementCommand, CashMovementEvent>();
}
