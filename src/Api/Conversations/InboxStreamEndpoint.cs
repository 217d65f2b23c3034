using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>Following all of one's threads over server-sent events.</summary>
internal static class InboxStreamEndpoint
{
    public static void MapInboxStream(this RouteGroupBuilder messages) =>
        messages.MapGet("/stream", Follow)
            .WithName("FollowInbox")
            .WithDescription(
                "What happens in all threads of the caller, as customer and as provider: `opened` for a new one, and `message`, `edited`, `deleted`, `restored`, `read` and `closed`"
                + " as in the stream of a thread. Send the last `id` as `Last-Event-ID` (or `lastEventId`) and exactly what followed comes, in order, once."
                + " Without one it begins with what happens next, and `position` says its `id` first: connect, then read the list of threads, and nothing lies between.");

    private static async Task<EventStream> Follow(
        [AsParameters] ResumeRequest resume, Caller caller, InboxFollower follower, CancellationToken cancellationToken)
    {
        var followed = await follower.Follow(caller.Actor, resume.Position, cancellationToken);
        return followed.Match<EventStream>(items => EventStream.Of(items), refusal => refusal);
    }
}
