using System.Globalization;
using Marketplace.Postgres;
using Marketplace.Realtime;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Following one's notifications over server-sent events, by the same sequence and the same hints as threads and bookings.</summary>
internal static class NotificationStream
{
    private const int PageSize = 100;

    /// <summary>Starting over in silence would repeat what the client believes to have seen.</summary>
    private static readonly Refusal NeverSent =
        EdgeRefusals.Malformed.With("lastEventId", "must be the id of an event of this stream");

    public static void MapNotificationStream(this RouteGroupBuilder mine) =>
        mine.MapGet("/stream", Follow)
            .WithName("FollowNotifications")
            .WithDescription(
                "Events `notification` and `read`. Send the `id` of the last one as `Last-Event-ID` (or `lastEventId`), or the `position` of the list,"
                + " and exactly what followed comes, in order, once. Without one everything comes from the start.");

    private static async Task<EventStream> Follow(
        Caller caller,
        [AsParameters] ResumeRequest resume,
        IGrainFactory grains,
        Follower follower,
        AggregateKinds kinds,
        IEventLog log,
        IOptions<NotificationOptions> options,
        CancellationToken cancellationToken)
    {
        var seen = 0L;
        if (resume.Position is { } position && !long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out seen))
        {
            return NeverSent;
        }

        var inbox = grains.GetGrain<INotificationInboxGrain>(caller.AccountId);
        var preferences = (await inbox.Read(cancellationToken)).Preferences;
        var words = NotificationWords.In(preferences.Language ?? options.Value.Language);
        var stream = inbox.GetGrainId();
        var kind = kinds.Of(stream);
        return EventStream.Of(follower.Follow([stream], seen, After, cancellationToken: cancellationToken));

        async Task<StreamPage<long>> After(long after, CancellationToken stopping)
        {
            var stored = await log.Read(stream, after, PageSize, stopping);
            StreamItem[] items =
            [
                .. stored.Select(happened => ItemOf((InboxEvent)kind.ReadEvent(happened.Type, happened.Body), happened.Version, words, preferences.TimeZone))
                    .OfType<StreamItem>(),
            ];
            return new StreamPage<long>(items, stored is [.., var last] ? last.Version : after, stored.Length == PageSize);
        }
    }

    /// <summary>Null for what changes nothing that is shown.</summary>
    private static StreamItem? ItemOf(InboxEvent happened, long version, NotificationWords words, string? zone)
    {
        var id = version.ToString(CultureInfo.InvariantCulture);
        return happened switch
        {
            NotificationPosted e => new StreamItem(
                "notification",
                NotificationBody.Of(new ListedNotification(e.NotificationId, e.Sequence, e.Topic, e.Facts, e.At, ReadAt: null), words, zone),
                id),
            NotificationRead e => new StreamItem("read", new NotificationReadEvent(e.Sequence, All: false, e.At), id),
            AllNotificationsRead e => new StreamItem("read", new NotificationReadEvent(e.Sequence, All: true, e.At), id),
            _ => null,
        };
    }
}
