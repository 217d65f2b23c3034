namespace Marketplace.Ledger;

[GrainType("books")]
internal sealed class BooksGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<BooksState, BooksEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Books, BooksState, BooksCommand, BooksEvent>(journal, services), IBooksGrain
{
    public Task<Outcome<BooksView>> Close(ClosePeriod command) => Answer(command, View);

    public Task Seal(SealPeriod command) => Obey(command);

    public async Task<Outcome<BooksView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && by.IsStaff ? View() : BooksRefusals.Unknown;
    }

    private BooksView View() =>
        new(State.Month!.Value, State.From, State.Until!.Value, State.Seal, State.SealIntent is null, State.CloseAt, Version);
}
