namespace Marketplace.Feeds;

[GrainType("calendar-import")]
internal sealed class CalendarImportGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<CalendarImportState, CalendarImportEvent>> journal,
    AggregateServices services,
    IImportedCalendars calendars)
    : AggregateGrain<CalendarImport, CalendarImportState, CalendarImportCommand, CalendarImportEvent>(journal, services), ICalendarImportGrain
{
    public async Task<Outcome<CalendarImportView>> Add(AddCalendarImport command)
    {
        var standing = await calendars.Of(command.Calendar, CancellationToken.None);
        return await Answer(command with { Standing = standing.Length }, View);
    }

    public Task<Outcome<CalendarImportView>> Refresh(RefreshCalendarImport command) => Answer(command, View);

    public Task<Outcome<CalendarImportView>> Remove(RemoveCalendarImport command) => Answer(command, View);

    public Task Record(RecordCalendarLook command) => Obey(command);

    public async Task<Guid> Resource(CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.ResourceId;
    }

    public async Task<Outcome<CalendarImportView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && !State.IsRemoved && CalendarImport.Concerns(State, by) ? View() : FeedRefusals.Unknown;
    }

    private CalendarImportView View()
    {
        var settings = State.Settings!;
        return new CalendarImportView(
            this.GetPrimaryKey(),
            State.ResourceId,
            settings,
            State.FreshAt,
            Now >= (State.FreshAt ?? State.AddedAt) + settings.StaleAfter,
            State.Failure,
            State.LookAt,
            State.TimeCount,
            State.AddedAt,
            Version);
    }
}
