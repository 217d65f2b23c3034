namespace Marketplace.Abuse;

[GrainType("abuse-flag")]
internal sealed class FlagGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<FlagState, FlagEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Flag, FlagState, FlagCommand, FlagEvent>(journal, services), IFlagGrain
{
    public Task Raise(RaiseFlag command) => Obey(command);

    public Task<Outcome<FlagView>> Clear(ClearFlag command) => Answer(command, View);

    public Task<Outcome<FlagView>> Confirm(ConfirmFlag command) => Answer(command, View);

    public async Task<Outcome<FlagView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && by.IsStaff ? View() : FlagRefusals.Unknown;
    }

    private FlagView View() =>
        new(this.GetPrimaryKey(), State.Case!, State.Status, State.RaisedAt, State.DecidedAt, State.DecidedBy, State.Reason, Version);
}
