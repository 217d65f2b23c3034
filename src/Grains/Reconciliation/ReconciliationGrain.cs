namespace Marketplace.Reconciliation;

[GrainType("reconciliation")]
internal sealed class ReconciliationGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ReconciliationState, ReconciliationEvent>> journal,
    AggregateServices services)
    : AggregateGrain<GatewayReconciliation, ReconciliationState, ReconciliationCommand, ReconciliationEvent>(journal, services), IReconciliationGrain
{
    public Task Watch(WatchReconciliation command) => Obey(command);

    public Task<Outcome<ReconciliationView>> Start(StartReconciliation command) => Answer(command, View);

    public Task Record(RecordReconciliationStep command) => Obey(command);

    public Task Postpone(PostponeReconciliation command) => Obey(command);

    public async Task<Outcome<ReconciliationView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && by.IsStaff ? View() : ReconciliationRefusals.Unknown;
    }

    private ReconciliationView View() => new(State.Gateway!, State.Position, State.NextAt, State.Run, Version);
}
