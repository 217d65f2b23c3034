namespace Marketplace.Treasury;

[GrainType("cash-movement")]
internal sealed class CashMovementGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<CashMovementState, CashMovementEvent>> journal,
    AggregateServices services)
    : AggregateGrain<CashMovement, CashMovementState, CashMovementCommand, CashMovementEvent>(journal, services), ICashMovementGrain
{
    public Task<Outcome<CashMovementView>> Record(RecordCashMovement command) => Answer(command, View);

    public Task Hear(HearCashMovement command) => Obey(command);

    public Task<Outcome<CashMovementView>> Correct(CorrectCashMovement command) => Answer(command, View);

    public async Task<Outcome<CashMovementView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && by.IsStaff ? View() : CashMovementRefusals.Unknown;
    }

    private CashMovementView View() => new(
        this.GetPrimaryKey(),
        State.Facts!,
        State.Status,
        State.Note,
        State.RecordedAt,
        State.RecordedBy,
        State.EndedAt,
        State.EndedBy,
        State.Reason,
        Version);
}
