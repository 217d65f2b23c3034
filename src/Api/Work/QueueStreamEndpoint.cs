using Marketplace.Realtime;

namespace Marketplace.Work;

/// <summary>Following the operators' queues over server-sent events.</summary>
internal static class QueueStreamEndpoint
{
    public static void MapQueueStream(this RouteGroupBuilder api) =>
        api.MapGet("/admin/queues/stream", (QueueFollower follower) => EventStream.Of(follower.Follow()))
            .WithTags("Operations").RequireOperator()
            .WithName("FollowQueues")
            .WithSummary("How much waits in each queue, at once and whenever that changes.")
            .WithDescription(
                "Events `queues` with all queues: how much waits, counted up to 100, and a `mark` that is another one whenever what a queue shows first has changed."
                + " The first comes at once. They have no `id`: whoever comes back is told how things are by then.");
}
