namespace Marketplace.Bookings;

[GrainType("process-migration")]
internal sealed class ProcessMigrationGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ProcessMigrationState, MigrationEvent>> journal,
    AggregateServices services)
    : AggregateGrain<ProcessMigration, ProcessMigrationState, MigrationCommand, MigrationEvent>(journal, services), IProcessMigrationGrain
{
    public Task<Outcome<MigrationView>> Start(StartMigration command) => Answer(command, View);

    public Task Found(RecordPortion command) => Obey(command);

    public Task Moved(RecordMoves command) => Obey(command);

    public async Task<Outcome<MigrationView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && by.IsStaff ? View() : MigrationRefusals.Unknown;
    }

    private MigrationView View() =>
        new(this.GetPrimaryKey(), State.Plan!, State.Status, State.Counts, State.AskedAt, State.DoneAt, Version);
}
