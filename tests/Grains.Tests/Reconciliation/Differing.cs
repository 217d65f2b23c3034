using DifferenceStory = Marketplace.Story<
    Marketplace.Reconciliation.Discrepancy,
    Marketplace.Reconciliation.DiscrepancyState,
    Marketplace.Reconciliation.DiscrepancyCommand,
    Marketplace.Reconciliation.DiscrepancyEvent>;
using static Marketplace.Reconciliation.DiscrepancyStatus;

namespace Marketplace.Reconciliation;

public sealed class Differing
{
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero);

    private static readonly Finding Charge =
        new(DiscrepancyKind.NotOurs, "stripe", null, "charge", "ch_1", new Money(78_55, "EUR"), null, null, null, Monday);

    private readonly DifferenceStory story = new();

    [Fact]
    public void What_is_found_once_is_repaired_and_what_is_still_there_is_for_people()
    {
        story.At(Monday).When(Find(Charge)).Then(new DiscrepancyFound(Monday, Charge));
        story.When(Find(Charge)).Then(new DiscrepancyOpened(Monday, Charge));
        story.When(Find(Charge)).ThenNothing();
        story.When(Settle()).Then(new DiscrepancyGone(Monday));
        story.When(Settle()).ThenNothing();
        story.When(Find(Charge)).Then(new DiscrepancyFound(Monday, Charge));
    }

    [Fact]
    public void What_a_person_has_dealt_with_stays_so_unless_something_else_is_found()
    {
        story.At(Monday).When(Find(Charge)).When(Find(Charge)).When(Resolve()).Then(new DiscrepancyResolved(Monday, "Refunded by hand."));
        story.When(Find(Charge)).ThenNothing();
        story.When(Settle()).ThenNothing();
        story.When(Resolve()).ThenRefused("reconciliation.item-not-open", "status");
        var other = Charge with { Theirs = new Money(1, "EUR") };
        story.When(Find(other)).Then(new DiscrepancyFound(Monday, other));
        Assert.Null(story.State.Reason);
    }

    [Fact]
    public void Only_operators_resolve_and_only_runs_find()
    {
        story.At(Monday).When(Resolve()).ThenRefused("reconciliation.unknown-item");
        story.When(Find(Charge) with { Context = TestContexts.By(Olga) }).ThenRefused("reconciliation.unknown-item");
        story.When(Find(Charge));
        story.When(Resolve() with { Context = TestContexts.By(TestContexts.Person(1)) }).ThenRefused("reconciliation.unknown-item");
        Assert.Equal(Repairing, story.State.Status);
    }

    private static FindDiscrepancy Find(Finding finding) => new(TestContexts.By(Actor.Platform), finding);

    private static SettleDiscrepancy Settle() => new(TestContexts.By(Actor.Platform));

    private static ResolveDiscrepancy Resolve() => new(TestContexts.By(Olga), "Refunded by hand.");
}
