namespace Marketplace.Reconciliation;

[GrainType("discrepancy")]
internal sealed class DiscrepancyGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<DiscrepancyState, DiscrepancyEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Discrepancy, DiscrepancyState, DiscrepancyCommand, DiscrepancyEvent>(journal, services), IDiscrepancyGrain
{
    public Task<Outcome<DiscrepancyView>> Find(FindDiscrepancy command) => Answer(command, View);

    public Task Settle(SettleDiscrepancy command) => Obey(command);

    public Task<Outcome<DiscrepancyView>> Resolve(ResolveDiscrepancy command) => Answer(command, View);

    private DiscrepancyView View() => new(this.GetPrimaryKey(), State.Status, State.Finding!, State.FoundAt, State.Reason, Version);
}
