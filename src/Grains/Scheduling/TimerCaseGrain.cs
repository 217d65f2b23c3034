namespace Marketplace.Scheduling;

[GrainType("timer-case")]
internal sealed class TimerCaseGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<TimerCaseState, TimerCaseEvent>> journal,
    AggregateServices services)
    : AggregateGrain<TimerCase, TimerCaseState, TimerCaseCommand, TimerCaseEvent>(journal, services), ITimerCaseGrain
{
    public Task<Outcome<TimerCaseView>> Retry(RetryTimer command) => Answer(command, View);

    public Task<Outcome<TimerCaseView>> LetGo(LetTimerGo command) => Answer(command, View);

    private TimerCaseView View() => new(this.GetPrimaryKey(), State.Timer!, State.Act, State.Reason, State.By, State.At);
}
