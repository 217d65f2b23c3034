using System.Globalization;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>What the caller was told: reading it, and how they want to be told.</summary>
internal static class NotificationEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapNotifications(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/me/notifications").WithTags("Notifications").RequireAuthorization();
        mine.MapGet("/", List).WithName("ListNotifications").WithSummary("What I was told, newest first, and how much of it is unread.");
        mine.MapPost("/{id:guid}/read", MarkRead).WithName("MarkNotificationRead");
        mine.MapPost("/read-all", MarkAllRead).WithName("MarkAllNotificationsRead");
        mine.MapGet("/preferences", ReadPreferences).WithName("ReadNotificationPreferences").WithSummary("How I want to be told.");
        mine.MapPut("/preferences", SetPreferences).WithName("SetNotificationPreferences").WithSummary("Say how I want to be told; all of it at once.");
        mine.MapNotificationStream();
        api.MapUnsubscribing();
        api.MapNotificationLog();
    }

    /// <param name="before">Those before this place; left out for the newest.</param>
    /// <param name="limit">1 to 100; 20 when nothing is said.</param>
    /// <param name="unread">Only what is unread.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="list">The table.</param>
    /// <param name="grains">The lists themselves.</param>
    /// <param name="options">The language of whoever has not said theirs.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<NotificationPageBody>> List(
        long? before,
        long? limit,
        bool? unread,
        Caller caller,
        INotificationList list,
        IGrainFactory grains,
        IOptions<NotificationOptions> options,
        CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var place = check.OptionalNumber("before", before, 1, long.MaxValue);
        var size = (int)(check.OptionalNumber("limit", limit, 1, PageRequest.MaxLimit) ?? DefaultLimit);
        if (check.Refusal is { } malformed)
        {
            return malformed;
        }

        // What comes while this is read is told to whoever follows from the position, so it is not shown here.
        var inbox = await Inbox(grains, caller).Read(cancellationToken);
        var from = Math.Min(place ?? long.MaxValue, inbox.LastSequence + 1);
        var found = await list.Before(caller.AccountId, from, size + 1, unread is true, cancellationToken);
        var words = NotificationWords.In(inbox.Preferences.Language ?? options.Value.Language);
        NotificationBody[] items = [.. found.Take(size).Select(listed => NotificationBody.Of(listed, words, inbox.Preferences.TimeZone))];
        return new NotificationPageBody(
            items,
            found.Count > size ? items[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null,
            await list.Unread(caller.AccountId, cancellationToken),
            inbox.Version.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<OkAnswer<UnreadNotificationsBody>> MarkRead(
        Guid id, Caller caller, INotificationList list, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await list.Find(caller.AccountId, id, cancellationToken) is not { } sequence)
        {
            return NotificationEdgeRefusals.Unknown;
        }

        var outcome = await Inbox(grains, caller).MarkRead(new MarkNotificationRead(caller.Context(), sequence));
        return await Unread(outcome, caller, list, cancellationToken);
    }

    private static async Task<OkAnswer<UnreadNotificationsBody>> MarkAllRead(
        Caller caller, INotificationList list, IGrainFactory grains, CancellationToken cancellationToken) =>
        await Unread(await Inbox(grains, caller).MarkAllRead(new MarkAllNotificationsRead(caller.Context())), caller, list, cancellationToken);

    private static async Task<OkAnswer<NotificationPreferencesBody>> ReadPreferences(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        NotificationPreferencesBody.Of(await Inbox(grains, caller).Read(cancellationToken));

    private static async Task<OkAnswer<NotificationPreferencesBody>> SetPreferences(NotificationPreferencesRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var wanted = body.Read(check);
        return check.Refusal is { } notValid
            ? notValid
            : (await Inbox(grains, caller).SetPreferences(new SetNotificationPreferences(caller.Context(), wanted))).ToOk(NotificationPreferencesBody.Of);
    }

    private static async Task<OkAnswer<UnreadNotificationsBody>> Unread(
        Outcome<InboxView> outcome, Caller caller, INotificationList list, CancellationToken cancellationToken)
    {
        var unread = await list.Unread(caller.AccountId, cancellationToken);
        return outcome.ToOk(_ => new UnreadNotificationsBody(unread));
    }

    private static INotificationInboxGrain Inbox(IGrainFactory grains, Caller caller) => grains.GetGrain<INotificationInboxGrain>(caller.AccountId);
}
