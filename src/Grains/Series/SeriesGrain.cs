using Marketplace.Abuse;
using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>A series asks its listing, its calendars and its bookings for facts, and none of them ever asks a series.</summary>
[GrainType("series")]
internal sealed class SeriesGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<SeriesState, SeriesEvent>> journal,
    AggregateServices services,
    IGrainFactory grains,
    PayerDesk payers)
    : AggregateGrain<BookingSeries, SeriesState, SeriesCommand, SeriesEvent>(journal, services), ISeriesGrain
{
    public async Task<Outcome<SeriesView>> Book(BookSeries command)
    {
        if (await Heard(command.Context) is { } before)
        {
            return before.Refusal is { } refusal ? refusal : new Outcome<SeriesView>(View(), null, before.Replayed);
        }

        var found = await SeriesOutlook.Find(grains, command.Plan, CancellationToken.None);
        if (found.View is not { } outlook)
        {
            return found.Refusal!;
        }

        // One try, however many times it is for: each has a price and a page of its own, and what is skipped has none.
        return await payers.Refusal(command.Context, command.Context.By.Id, this.GetPrimaryKey(), amount: null) is { } mayNot
            ? mayNot
            : await Answer(new StartSeries(command.Context, command.Plan, outlook), View);
    }

    public Task<Outcome<SeriesPreview>> Preview(Actor by, SeriesPlan plan, CancellationToken cancellationToken) =>
        SeriesOutlook.Find(grains, plan, cancellationToken);

    public Task<Outcome<SeriesView>> Cancel(CancelSeries command) => Answer(command, View);

    public Task<Outcome<SeriesView>> Rebook(RebookOccurrence command) =>
        Answer(
            async () => command with
            {
                HasEnded = State.Times.ElementAtOrDefault(command.Index) is { Outcome: OccurrenceOutcome.Booked } time
                    && (await Booking(command.Index, time).Read(Actor.Platform, CancellationToken.None)).View?.EndedAt is not null,
            },
            View);

    public Task<Outcome<SeriesView>> Reschedule(ProposeSeriesMove command) =>
        Answer(
            async () => CanMove(command.Context.By) ? command with { Found = await Find(command.Change, CancellationToken.None) } : command,
            View);

    public async Task<Outcome<SeriesMovePreview>> PreviewReschedule(Actor by, SeriesChange change, CancellationToken cancellationToken)
    {
        if (!CanMove(by))
        {
            // Another activation may have heard that it is whole by now.
            await LookAgain();
        }

        if (Version == 0 || !BookingSeries.Concerns(State, by))
        {
            return SeriesRefusals.Unknown;
        }

        if (!CanMove(by))
        {
            return State.IsMoving ? SeriesRefusals.WhileMoving(State.Move!) : SeriesRefusals.NotWhile(State.Status);
        }

        var found = await Find(change, cancellationToken);
        return found.View is { Times.IsEmpty: true } ? SeriesRefusals.NothingToMove(State, Now) : found;
    }

    public Task<Outcome<SeriesView>> AcceptReschedule(AcceptSeriesMove command) =>
        Answer(
            async () => CanMove(command.Context.By) && State.Move is { Status: SeriesMoveStatus.Proposed } move
                ? command with { Found = await SeriesMoveOutlook.LookAgain(grains, this.GetPrimaryKey(), State, move, Now, CancellationToken.None) }
                : command,
            View);

    public Task<Outcome<SeriesView>> DeclineReschedule(DeclineSeriesMove command) => Answer(command, View);

    public async Task<SeriesView> RecordMove(RecordSeriesMove command)
    {
        await Obey(command);
        return View();
    }

    public async Task<SeriesView> Record(RecordOccurrence command)
    {
        await Obey(command);
        return View();
    }

    public async Task<Outcome<SeriesView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && BookingSeries.Concerns(State, by) ? View() : SeriesRefusals.Unknown;
    }

    /// <summary>What others may not know of, or what is not whole, is refused by the rules, without looking at anything.</summary>
    private bool CanMove(Actor by) => State is { Status: SeriesStatus.Placed, IsMoving: false } && BookingSeries.Concerns(State, by);

    private Task<Outcome<SeriesMovePreview>> Find(SeriesChange change, CancellationToken cancellationToken) =>
        SeriesMoveOutlook.Find(grains, this.GetPrimaryKey(), State, change, Now, cancellationToken);

    private IBookingGrain Booking(int index, SeriesTimeState time) =>
        grains.GetGrain<IBookingGrain>(SeriesView.BookingOf(this.GetPrimaryKey(), index, time.Attempt));

    private SeriesView View() => SeriesViews.Of(this.GetPrimaryKey(), State, Version);
}
