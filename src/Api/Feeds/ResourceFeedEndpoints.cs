using Marketplace.Resources;

namespace Marketplace.Feeds;

/// <summary>What staff, rooms and devices have to do, published as calendars: each has an address that only their provider is told.</summary>
internal static class ResourceFeedEndpoints
{
    public static void MapResourceFeeds(this RouteGroupBuilder api)
    {
        var feed = api.MapGroup("/providers/me/resources/{id:guid}/calendar/feed").WithTags("Calendar feeds").RequireAuthorization();
        feed.MapGet(string.Empty, Read).WithName("ReadResourceCalendarFeed").WithSummary("Where the bookings of one of my resources are published.");
        feed.MapPut(string.Empty, Open).WithName("OpenResourceCalendarFeed").WithSummary("Publish the bookings of one of my resources under an address that only I am told.");
        feed.MapPost("/move", Move).WithName("MoveResourceCalendarFeed").WithSummary("Publish them under another address; the old one is gone.");
        feed.MapDelete(string.Empty, Close).WithName("CloseResourceCalendarFeed").WithSummary("Publish them no more.");
    }

    private static Task<OkAnswer<CalendarFeedBody>> Read(Guid id, Caller caller, IGrainFactory grains, FeedAddresses addresses, CancellationToken cancellationToken) =>
        Answer(id, caller, grains, addresses, feed => feed.Read(caller.Actor, cancellationToken), cancellationToken);

    private static Task<OkAnswer<CalendarFeedBody>> Open(Guid id, Caller caller, IGrainFactory grains, FeedAddresses addresses, CancellationToken cancellationToken) =>
        Answer(id, caller, grains, addresses, feed => feed.Open(new OpenCalendarFeed(caller.Context(), CalendarFeedRole.Resource, id)), cancellationToken);

    private static Task<OkAnswer<CalendarFeedBody>> Move(Guid id, Caller caller, IGrainFactory grains, FeedAddresses addresses, CancellationToken cancellationToken) =>
        Answer(id, caller, grains, addresses, feed => feed.Move(new MoveCalendarFeed(caller.Context())), cancellationToken);

    private static async Task<NoContentAnswer> Close(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await ResourceEndpoints.Find(id, caller, grains, cancellationToken)).Refusal is { } notMine
            ? notMine
            : (await Feed(id, grains).Close(new CloseCalendarFeed(caller.Context()))).ToNoContent();

    /// <summary>A feed belongs to whoever opens it first, so that must be whoever has the resource.</summary>
    private static async Task<OkAnswer<CalendarFeedBody>> Answer(
        Guid id,
        Caller caller,
        IGrainFactory grains,
        FeedAddresses addresses,
        Func<ICalendarFeedGrain, Task<Outcome<CalendarFeedView>>> ask,
        CancellationToken cancellationToken) =>
        (await ResourceEndpoints.Find(id, caller, grains, cancellationToken)).Refusal is { } notMine
            ? notMine
            : await FeedEndpoints.Answer(CalendarFeedView.KeyOf(id), await ask(Feed(id, grains)), addresses, cancellationToken);

    private static ICalendarFeedGrain Feed(Guid id, IGrainFactory grains) => grains.GetGrain<ICalendarFeedGrain>(CalendarFeedView.KeyOf(id));
}
