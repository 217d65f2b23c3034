using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>Following a thread over server-sent events.</summary>
internal static class ThreadStreamEndpoint
{
    public static void MapThreadStream(this RouteGroupBuilder threads) =>
        threads.MapGet("/{id:guid}/stream", Follow)
            .WithName("FollowThread")
            .WithDescription(
                "Events `message`, `edited`, `deleted`, `restored`, `read`, `closed` (by support) and `typing`. The `id` of a message is its sequence; of other changes it is"
                + " the sequence before them and their version, such as `42.57`. Send the last one as `Last-Event-ID` (or `lastEventId`) and"
                + " exactly what followed comes, in order, once. Without one the thread comes from its start.");

    private static async Task<EventStream> Follow(
        Guid id, [AsParameters] ResumeRequest resume, Caller caller, ThreadFollower follower, CancellationToken cancellationToken)
    {
        var followed = await follower.Follow(id, caller.Actor, resume.Position, cancellationToken);
        return followed.Match<EventStream>(items => EventStream.Of(items), refusal => refusal);
    }
}
