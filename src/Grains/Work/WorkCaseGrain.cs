namespace Marketplace.Work;

[GrainType("work-case")]
internal sealed class WorkCaseGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<WorkCaseState, WorkCaseEvent>> journal,
    AggregateServices services)
    : AggregateGrain<WorkCase, WorkCaseState, WorkCaseCommand, WorkCaseEvent>(journal, services), IWorkCaseGrain
{
    public Task<Outcome<WorkCaseView>> Retry(RetryWork command) => Answer(command, View);

    public Task<Outcome<WorkCaseView>> LetGo(LetWorkGo command) => Answer(command, View);

    private WorkCaseView View() => new(this.GetPrimaryKey(), State.Work!, State.Act, State.Reason, State.By, State.At);
}
