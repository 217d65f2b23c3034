using Marketplace.Resources;

namespace Marketplace.Feeds;

internal static class FeedEndpoints
{
    /// <summary>How long what is over stays in a calendar.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(90);

    public static void MapFeeds(this RouteGroupBuilder api)
    {
        var feeds = api.MapGroup("/calendar-feeds").WithTags("Calendar feeds");
        feeds.MapGet("/{token}.ics", Show).WithName("ShowCalendarFeed").WithSummary("Bookings as an iCalendar, for whoever knows the address.");
        var mine = feeds.MapGroup("/{role}").RequireAuthorization();
        mine.MapGet(string.Empty, Read).WithName("ReadCalendarFeed").WithSummary("Where my bookings are published, as customer or provider.");
        mine.MapPut(string.Empty, Open).WithName("OpenCalendarFeed").WithSummary("Publish my bookings under an address that only I am told.");
        mine.MapPost("/move", Move).WithName("MoveCalendarFeed").WithSummary("Publish them under another address; the old one is gone.");
        mine.MapDelete(string.Empty, Close).WithName("CloseCalendarFeed").WithSummary("Publish them no more.");
    }

    public static async Task<OkAnswer<CalendarFeedBody>> Answer(Guid feed, Outcome<CalendarFeedView> outcome, FeedAddresses addresses, CancellationToken cancellationToken)
    {
        var path = outcome.View is { Address: { } address }
            ? $"{ApiRoutes.Base}/calendar-feeds/{await addresses.Write(feed, address, cancellationToken)}.ics"
            : null;
        return outcome.ToOk(view => new CalendarFeedBody(view.Role, path, view.Since, view.ResourceId));
    }

    private static Task<OkAnswer<CalendarFeedBody>> Read(string role, Caller caller, IGrainFactory grains, FeedAddresses addresses, CancellationToken cancellationToken) =>
        Answer(role, caller, grains, addresses, (feed, _) => feed.Read(caller.Actor, cancellationToken), cancellationToken);

    private static Task<OkAnswer<CalendarFeedBody>> Open(string role, Caller caller, IGrainFactory grains, FeedAddresses addresses, CancellationToken cancellationToken) =>
        Answer(role, caller, grains, addresses, (feed, side) => feed.Open(new OpenCalendarFeed(caller.Context(), side)), cancellationToken);

    private static Task<OkAnswer<CalendarFeedBody>> Move(string role, Caller caller, IGrainFactory grains, FeedAddresses addresses, CancellationToken cancellationToken) =>
        Answer(role, caller, grains, addresses, (feed, _) => feed.Move(new MoveCalendarFeed(caller.Context())), cancellationToken);

    private static async Task<NoContentAnswer> Close(string role, Caller caller, IGrainFactory grains) =>
        IsRole(role, out var side)
            ? (await grains.GetGrain<ICalendarFeedGrain>(CalendarFeedView.KeyOf(caller.AccountId, side)).Close(new CloseCalendarFeed(caller.Context()))).ToNoContent()
            : FeedRefusals.Unknown;

    private static async Task<OkAnswer<CalendarFeedBody>> Answer(
        string role,
        Caller caller,
        IGrainFactory grains,
        FeedAddresses addresses,
        Func<ICalendarFeedGrain, CalendarFeedRole, Task<Outcome<CalendarFeedView>>> ask,
        CancellationToken cancellationToken)
    {
        if (!IsRole(role, out var side))
        {
            return FeedRefusals.Unknown;
        }

        var key = CalendarFeedView.KeyOf(caller.AccountId, side);
        return await Answer(key, await ask(grains.GetGrain<ICalendarFeedGrain>(key), side), addresses, cancellationToken);
    }

    /// <summary>A person is asked for by these two; resources have routes of their own, because they have to be somebody's.</summary>
    private static bool IsRole(string name, out CalendarFeedRole role) =>
        EnumNames<CalendarFeedRole>.ByName.TryGetValue(name, out role) && role is not CalendarFeedRole.Resource;

    private static async Task<CalendarAnswer> Show(
        string token,
        FeedAddresses addresses,
        IGrainFactory grains,
        IFeedBookings bookings,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await addresses.Read(token, cancellationToken) is not { } sealedAddress)
        {
            return FeedRefusals.Unknown;
        }

        var feed = await grains.GetGrain<ICalendarFeedGrain>(sealedAddress.Feed).Find(sealedAddress.Address, cancellationToken);
        if (feed.View is not { } view)
        {
            return feed.Refusal!;
        }

        var endsAfter = clock.GetUtcNow() - Past;
        return CalendarAnswer.Of(view.ResourceId is { } resource
            ? FeedText.Of(await NameOf(resource, view.OwnerId, grains, cancellationToken), await bookings.OfResource(resource, endsAfter, cancellationToken))
            : FeedText.Of(view.Role, await bookings.Read(view.Role, view.OwnerId, endsAfter, cancellationToken)));
    }

    /// <summary>Whoever subscribes to three rooms has to tell them apart.</summary>
    private static async Task<string> NameOf(Guid resource, Guid owner, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IRosterGrain>(DerivedId.From(owner, "provider")).Find([resource], cancellationToken)).FirstOrDefault()?.Name
        ?? FeedText.NameOf(CalendarFeedRole.Resource);
}

/// <summary>Where somebody's bookings are published.</summary>
/// <param name="Role">As whom.</param>
/// <param name="Url">Whoever has it sees them: calendars subscribe to it. Null in a repeated answer, when they are published no more.</param>
/// <param name="Since">Since when they are there.</param>
/// <param name="ResourceId">Of which of the staff, rooms or devices they are; null of a person's own.</param>
internal sealed record CalendarFeedBody(CalendarFeedRole Role, string? Url, DateTimeOffset? Since, Guid? ResourceId);
