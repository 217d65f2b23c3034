namespace Marketplace.Feeds;

[GrainType("calendar-feed")]
internal sealed class CalendarFeedGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<CalendarFeedState, CalendarFeedEvent>> journal,
    AggregateServices services)
    : AggregateGrain<CalendarFeed, CalendarFeedState, CalendarFeedCommand, CalendarFeedEvent>(journal, services), ICalendarFeedGrain
{
    public Task<Outcome<CalendarFeedView>> Open(OpenCalendarFeed command) => Answer(command, View);

    public Task<Outcome<CalendarFeedView>> Move(MoveCalendarFeed command) => Answer(command, View);

    public Task<Outcome<CalendarFeedView>> Close(CloseCalendarFeed command) => Answer(command, View);

    public async Task<Outcome<CalendarFeedView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Address is not null && State.OwnerId == by.Id ? View() : FeedRefusals.Unknown;
    }

    public async Task<Outcome<CalendarFeedView>> Find(Guid address, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Address == address ? View() : FeedRefusals.Unknown;
    }

    private CalendarFeedView View() =>
        new(State.OwnerId ?? Guid.Empty, State.Role, State.Address, State.Since, Version, State.ResourceId);
}
