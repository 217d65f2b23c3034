using FlagStory = Marketplace.Story<Marketplace.Abuse.Flag, Marketplace.Abuse.FlagState, Marketplace.Abuse.FlagCommand, Marketplace.Abuse.FlagEvent>;

namespace Marketplace.Abuse;

public sealed class FlagRules
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly FlagCase Seen = new(FlagRule.OwnCard, Pia.ProviderId, Pia.Id, HoldsPayouts: true, [new FlagFact("card", "visa")]);
    private static readonly FlagRaised Raised = new(Noon, Seen);

    private readonly FlagStory story = new();

    [Fact]
    public void What_is_seen_is_raised_once_however_often_it_is_seen()
    {
        story.At(Noon).When(Raise()).Then(Raised);
        story.When(Raise()).ThenNothing();
        story.When(Clear()).Then(new FlagCleared(Noon, Olga.Id, "Her husband's."));
        story.When(Raise()).ThenNothing();
        Assert.Equal(FlagStatus.Cleared, story.State.Status);
    }

    [Fact]
    public void Only_operators_decide_and_nobody_twice()
    {
        story.Given(Raised).At(Noon).When(new ClearFlag(TestContexts.By(Pia), "Mine.")).ThenRefused("flag.unknown");
        story.When(Confirm()).Then(new FlagConfirmed(Noon, Olga.Id, "It is hers."));
        story.When(Clear()).ThenRefused("flag.not-now");
        story.When(Confirm()).ThenRefused("flag.not-now");
    }

    [Fact]
    public void What_nobody_saw_nobody_decides() =>
        story.At(Noon).When(Clear()).ThenRefused("flag.unknown");

    [Fact]
    public void The_table() => TransitionTable.AssertEqual<Flag, FlagState, FlagCommand, FlagEvent>(
        [[], [Raised], [Raised, new FlagCleared(Noon, Olga.Id, "")], [Raised, new FlagConfirmed(Noon, Olga.Id, "")]],
        [Raise(), Clear(), Confirm()],
        at: Noon,
        nameOf: state => state.Status.ToString(),
        expected:
        """
                   | RaiseFlag | ClearFlag | ConfirmFlag
        None       | Open      | unknown   | unknown
        Open       | -         | Cleared   | Confirmed
        Cleared    | -         | not-now   | not-now
        Confirmed  | -         | not-now   | not-now
        """);

    private static RaiseFlag Raise() => new(TestContexts.By(Actor.Platform), Seen);

    private static ClearFlag Clear() => new(TestContexts.By(Olga), "Her husband's.");

    private static ConfirmFlag Confirm() => new(TestContexts.By(Olga), "It is hers.");
}
