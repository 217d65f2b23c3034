using RunStory = Marketplace.Story<
    Marketplace.Reconciliation.GatewayReconciliation,
    Marketplace.Reconciliation.ReconciliationState,
    Marketplace.Reconciliation.ReconciliationCommand,
    Marketplace.Reconciliation.ReconciliationEvent>;

namespace Marketplace.Reconciliation;

public sealed class Reconciling
{
    private const string Begins = "reconciliation_begins";
    private const string GoesOn = "reconciliation_goes_on";

    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero);
    private static readonly ReconciliationPace Pace = new(TimeSpan.FromDays(1), TimeSpan.FromHours(1));

    private readonly RunStory story = new();

    [Fact]
    public void A_run_begins_by_itself_a_day_after_the_first_account_was_opened()
    {
        story.At(Monday).When(Watch()).ThenPending((Begins, Monday.AddDays(1)));
        story.When(Watch()).ThenNothing();
        story.WhenDue(Begins).ThenWants(GatewayReconciliation.Step).ThenPending();
        var run = story.State.Run!;
        Assert.Equal((Monday - (GatewayReconciliation.Overlap * 2), Monday.AddHours(23), ReconciliationPhase.Platform), (run.From, run.Until, run.Place.Phase));
    }

    [Fact]
    public void It_goes_on_step_by_step_and_adds_up()
    {
        Running();
        var first = Step(new(ReconciliationPhase.Platform, "txn_1"), new(5, 0, 0, 0, 0));
        story.When(first).ThenWants(GatewayReconciliation.Step);
        story.When(first).ThenNothing();
        Assert.Equal("txn_1", story.State.Run!.Place.After);
        story.When(Step(new(ReconciliationPhase.Theirs, null), new(2, 0, 0, 0, 0)));
        Assert.Equal(7, story.State.Run!.Tally.Read);

        var until = story.State.Run.Until;
        story.When(Step(null, new(0, 7, 0, 0, 0))).ThenWants().ThenPending((Begins, Monday.AddDays(2)));
        Assert.Equal((null, until, new ReconciliationTally(7, 7, 0, 0, 0)), (story.State.Run, story.State.Position, story.State.Last!.Tally));
    }

    [Fact]
    public void What_is_new_is_looked_at_again_soon()
    {
        Running();
        story.When(Step(new(ReconciliationPhase.Ours, null), new(0, 1, 1, Repairing: 1, 0)));
        story.When(Step(null, ReconciliationTally.None)).ThenPending((Begins, Monday.AddDays(1) + GatewayReconciliation.LookAgainAfter));
    }

    [Fact]
    public void Windows_overlap_whatever_happens_between_them()
    {
        Running();
        var until = story.State.Run!.Until;
        story.When(Step(null, ReconciliationTally.None)).WhenDue(Begins);
        Assert.Equal(until - GatewayReconciliation.Overlap, story.State.Run!.From);
    }

    [Fact]
    public void A_gateway_that_does_not_answer_is_waited_for_and_the_run_goes_on_where_it_was()
    {
        Running();
        story.When(Step(new(ReconciliationPhase.Accounts, "acct_1"), ReconciliationTally.None));
        var wait = new PostponeReconciliation(TestContexts.By(Actor.Platform), story.State.StepIntent!.Value);
        story.When(wait).ThenWants().ThenPending((GoesOn, Monday.AddDays(1) + GatewayReconciliation.PatienceWithGateway));
        story.When(wait).ThenNothing();
        story.WhenDue(GoesOn).ThenWants(GatewayReconciliation.Step).ThenPending();
        Assert.Equal(new ReconciliationPlace(ReconciliationPhase.Accounts, "acct_1"), story.State.Run!.Place);
    }

    [Fact]
    public void An_operator_need_not_wait_and_one_run_is_under_way_at_a_time()
    {
        story.At(Monday).When(Start(Monday.AddDays(-90)));
        Assert.Equal((Monday.AddDays(-90), Monday.AddHours(-1)), (story.State.Run!.From, story.State.Run.Until));
        story.When(Start(null)).ThenRefused("reconciliation.under-way", "since");
        story.When(Step(null, ReconciliationTally.None));
        story.When(Start(Monday.AddHours(-1))).ThenRefused("reconciliation.nothing-to-compare");
        story.When(Start(null) with { Context = TestContexts.By(TestContexts.Person(1)) }).ThenRefused("reconciliation.unknown");
        story.When(Step(null, ReconciliationTally.None, Guid.NewGuid()) with { Context = TestContexts.By(Olga) }).ThenRefused("reconciliation.unknown");
    }

    [Fact]
    public void Comparing_an_old_time_again_does_not_set_the_position_back()
    {
        Running();
        story.When(Step(null, ReconciliationTally.None));
        var position = story.State.Position;
        story.At(Monday.AddHours(2)).When(Start(Monday.AddDays(-90))).When(Step(null, ReconciliationTally.None));
        Assert.Equal(position, story.State.Position);
    }

    private void Running() => story.At(Monday).When(Watch()).WhenDue(Begins);

    private static WatchReconciliation Watch() => new(TestContexts.By(Actor.Platform), "stripe");

    private static StartReconciliation Start(DateTimeOffset? from) => new(TestContexts.By(Olga), "stripe", from, "I want to know.", Pace);

    private RecordReconciliationStep Step(ReconciliationPlace? next, ReconciliationTally tally, Guid? intent = null) =>
        new(TestContexts.By(Actor.Platform), intent ?? story.State.StepIntent!.Value, next, tally, [], Pace);
}
