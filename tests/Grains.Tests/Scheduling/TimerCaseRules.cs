using TimerStory = Marketplace.Story<
    Marketplace.Scheduling.TimerCase,
    Marketplace.Scheduling.TimerCaseState,
    Marketplace.Scheduling.TimerCaseCommand,
    Marketplace.Scheduling.TimerCaseEvent>;

namespace Marketplace.Scheduling;

public sealed class TimerCaseRules
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("44444444-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly TimerRef Late = new("booking/1", "starts", Now.AddHours(-1));

    private readonly TimerStory story = new();

    [Fact]
    public void A_timer_may_be_retried_as_often_as_it_fails()
    {
        story.Given().At(Now).When(Retry(Olga, Late)).Then(new TimerRetried(Now, Olga.Id, Late, "It was down."));
        story.When(Retry(Olga, Late)).Then(new TimerRetried(Now, Olga.Id, Late, "It was down."));
    }

    [Fact]
    public void What_was_let_go_comes_back_when_it_is_retried_and_is_let_go_once()
    {
        story.Given().At(Now).When(LetGo(Olga, Late)).Then(new TimerWasLetGo(Now, Olga.Id, Late, "It was done by hand."));
        story.When(LetGo(Olga, Late)).ThenRefused("timer.let-go");
        story.When(Retry(Olga, Late)).When(LetGo(Olga, Late));
        Assert.Equal(TimerAct.LetGo, story.State.Act);
    }

    [Fact]
    public void One_that_moved_is_another_timer()
    {
        var moved = Late with { At = Now.AddMinutes(-1) };
        story.Given().At(Now).When(LetGo(Olga, Late)).When(LetGo(Olga, moved)).Then(new TimerWasLetGo(Now, Olga.Id, moved, "It was done by hand."));
    }

    /// <summary>Every place against every command.</summary>
    [Fact]
    public void The_table() =>
        TransitionTable.AssertEqual<TimerCase, TimerCaseState, TimerCaseCommand, TimerCaseEvent>(
            [[], [new TimerRetried(Now, Olga.Id, Late, "It was down.")], [new TimerWasLetGo(Now, Olga.Id, Late, "It was done by hand.")]],
            [Retry(Olga, Late), LetGo(Olga, Late), Retry(Olga, null), LetGo(Ada, Late)],
            at: Now,
            nameOf: state => state.Timer is null ? "None" : $"{state.Act}",
            expected:
            """
                    | RetryTimer | LetTimerGo | RetryTimer | LetTimerGo
            None    | Retried    | LetGo      | unknown    | not-yours
            Retried | Retried    | LetGo      | unknown    | not-yours
            LetGo   | Retried    | let-go     | unknown    | not-yours
            """);

    private static RetryTimer Retry(Actor by, TimerRef? timer) => new(TestContexts.By(by), timer, "It was down.");

    private static LetTimerGo LetGo(Actor by, TimerRef? timer) => new(TestContexts.By(by), timer, "It was done by hand.");
}
