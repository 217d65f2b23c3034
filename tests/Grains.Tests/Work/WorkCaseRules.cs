using WorkStory = Marketplace.Story<
    Marketplace.Work.WorkCase,
    Marketplace.Work.WorkCaseState,
    Marketplace.Work.WorkCaseCommand,
    Marketplace.Work.WorkCaseEvent>;

namespace Marketplace.Work;

public sealed class WorkCaseRules
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("44444444-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly WorkRef Poison = new(WorkKind.Webhook, "stripe", "evt_1");
    private static readonly WorkRef Refund = new(WorkKind.Intent, "payment/1", "55555555-0000-0000-0000-000000000000");

    private readonly WorkStory story = new();

    [Fact]
    public void What_fails_again_may_be_retried_again()
    {
        story.Given().At(Now).When(Retry(Olga, Refund)).Then(new WorkRetried(Now, Olga.Id, Refund, "It is back."));
        story.When(Retry(Olga, Refund)).Then(new WorkRetried(Now, Olga.Id, Refund, "It is back."));
    }

    [Fact]
    public void What_was_let_go_comes_back_when_it_is_retried_and_is_let_go_once()
    {
        story.Given().At(Now).When(LetGo(Olga, Poison)).Then(new WorkWasLetGo(Now, Olga.Id, Poison, "Nobody knows it."));
        story.When(LetGo(Olga, Poison)).ThenRefused("work.let-go");
        story.When(Retry(Olga, Poison)).When(LetGo(Olga, Poison));
        Assert.Equal(WorkAct.LetGo, story.State.Act);
    }

    /// <summary>Every place against every command.</summary>
    [Fact]
    public void The_table() =>
        TransitionTable.AssertEqual<WorkCase, WorkCaseState, WorkCaseCommand, WorkCaseEvent>(
            [[], [new WorkRetried(Now, Olga.Id, Poison, "It is back.")], [new WorkWasLetGo(Now, Olga.Id, Poison, "Nobody knows it.")]],
            [Retry(Olga, Poison), LetGo(Olga, Poison), LetGo(Olga, Refund), LetGo(Olga, Poison with { Kind = WorkKind.Relay }), Retry(Olga, null), Retry(Ada, Poison)],
            at: Now,
            nameOf: state => state.Work is null ? "None" : $"{state.Act}",
            expected:
            """
                    | RetryWork | LetWorkGo | LetWorkGo | LetWorkGo | RetryWork | RetryWork
            None    | Retried   | LetGo     | needed    | needed    | unknown   | not-yours
            Retried | Retried   | LetGo     | needed    | needed    | unknown   | not-yours
            LetGo   | Retried   | let-go    | needed    | needed    | unknown   | not-yours
            """);

    private static RetryWork Retry(Actor by, WorkRef? work) => new(TestContexts.By(by), work, "It is back.");

    private static LetWorkGo LetGo(Actor by, WorkRef? work) => new(TestContexts.By(by), work, "Nobody knows it.");
}
