using Marketplace.Conversations;
using Microsoft.AspNetCore.SignalR;

namespace Marketplace.Realtime;

/// <summary>
/// The SignalR way to listen, at `/hubs/marketplace`. It promises what server-sent events promise: whoever joins with
/// the last sequence they have seen gets what followed it, in order, once.
/// </summary>
internal sealed class MarketplaceHub(ThreadFollower threads, HubFollowings followings, OpenStreams streams) : Hub
{
    public const string Route = "/hubs/marketplace";

    /// <summary>What this server calls on its clients, with the objects that server-sent events carry.</summary>
    public const string ThreadEvent = "ThreadEvent";

    /// <summary>Follows a thread. Joining again replaces what was followed before.</summary>
    /// <param name="threadId">One of the caller's threads.</param>
    /// <param name="afterSequence">The last message that the client has seen; 0 for none.</param>
    /// <exception cref="HubException">Its message is the code of the refusal.</exception>
    public async Task JoinThread(Guid threadId, long afterSequence)
    {
        var followed = await threads.Follow(threadId, Caller.ActorOf(Context.User!), $"{afterSequence}", Context.ConnectionAborted);
        if (followed.Refusal is { } refusal)
        {
            throw new HubException(refusal.Code);
        }

        await followings.Start(Context, threadId, followed.View!);
    }

    /// <summary>Stops following a thread.</summary>
    public Task LeaveThread(Guid threadId) => HubFollowings.Stop(Context, threadId);

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
}
