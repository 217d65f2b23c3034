using Marketplace.Conversations;
using Marketplace.Work;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Marketplace.Realtime;

/// <summary>
/// The SignalR way to listen, at `/hubs/marketplace`. It promises what server-sent events promise: whoever joins with
/// the last sequence they have seen gets what followed it, in order, once.
/// </summary>
internal sealed class MarketplaceHub(ThreadFollower threads, InboxFollower inboxes, QueueFollower queues, HubFollowings followings, OpenStreams streams) : Hub
{
    public const string Route = "/hubs/marketplace";

    private Actor Listener => Caller.ActorOf(Context.User!);

    /// <summary>Follows a thread. Joining again replaces what was followed before.</summary>
    /// <param name="threadId">One of the caller's threads.</param>
    /// <param name="afterSequence">The last message that the client has seen; 0 for none.</param>
    /// <exception cref="HubException">Its message is the code of the refusal.</exception>
    public async Task JoinThread(Guid threadId, long afterSequence) =>
        await Start(HubChannel.Thread(threadId), await threads.Follow(threadId, Listener, $"{afterSequence}", Context.ConnectionAborted));

    /// <summary>Stops following a thread.</summary>
    public Task LeaveThread(Guid threadId) => HubFollowings.Stop(Context, HubChannel.Thread(threadId));

    /// <summary>Follows all of the caller's threads, also those that are opened meanwhile. Joining again replaces what was followed before.</summary>
    /// <param name="after">The last position that the client was told; null to begin with what happens next.</param>
    /// <exception cref="HubException">Its message is the code of the refusal.</exception>
    public async Task JoinInbox(string? after) =>
        await Start(HubChannel.Inbox, await inboxes.Follow(Listener, after, Context.ConnectionAborted));

    /// <summary>Stops following all of the caller's threads.</summary>
    public Task LeaveInbox() => HubFollowings.Stop(Context, HubChannel.Inbox);

    /// <summary>Follows the operators' queues. Joining again replaces what was followed before.</summary>
    [Authorize(Policy = RoutePolicies.Operators)]
    public Task JoinQueues() => followings.Start(Context, HubChannel.Queues, queues.Follow());

    /// <summary>Stops following the operators' queues.</summary>
    public Task LeaveQueues() => HubFollowings.Stop(Context, HubChannel.Queues);

    public override async Task OnConnectedAsync()
    {
        if (streams.Enter(Context.GetHttpContext()!) is not { } place)
        {
            Context.Abort();
            return;
        }

        Context.Items[typeof(OpenStreams)] = place;
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(typeof(OpenStreams), out var place))
        {
            ((IDisposable)place!).Dispose();
        }

        await HubFollowings.StopAll(Context);
        await base.OnDisconnectedAsync(exception);
    }

    private async Task Start(HubChannel channel, Outcome<IAsyncEnumerable<StreamItem>> followed)
    {
        if (followed.Refusal is { } refusal)
        {
            throw new HubException(refusal.Code);
        }

        await followings.Start(Context, channel, followed.View!);
    }
}
