namespace Marketplace.Series;

/// <summary>A series asks its listing and its calendar for facts, and neither ever asks a series.</summary>
[GrainType("series")]
internal sealed class SeriesGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<SeriesState, SeriesEvent>> journal,
    AggregateServices services,
    IGrainFactory grains)
    : AggregateGrain<BookingSeries, SeriesState, SeriesCommand, SeriesEvent>(journal, services), ISeriesGrain
{
    public async Task<Outcome<SeriesView>> Book(BookSeries command)
    {
        if (await Heard(command.Context) is { } before)
        {
            return before.Refusal is { } refusal ? refusal : new Outcome<SeriesView>(View(), null, before.Replayed);
        }

        var found = await SeriesOutlook.Find(grains, command.Plan, CancellationToken.None);
        return found.View is { } outlook
            ? await Answer(new StartSeries(command.Context, command.Plan, outlook), View)
            : found.Refusal!;
    }

    public Task<Outcome<SeriesPreview>> Preview(Actor by, SeriesPlan plan, CancellationToken cancellationToken) =>
        SeriesOutlook.Find(grains, plan, cancellationToken);

    public Task<Outcome<SeriesView>> Cancel(CancelSeries command) => Answer(command, View);

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

    private SeriesView View() => SeriesViews.Of(this.GetPrimaryKey(), State, Version);
}
