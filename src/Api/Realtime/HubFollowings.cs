using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Marketplace.Realtime;

/// <summary>What connections follow. Each following sends one item at a time and waits for room to send it.</summary>
internal sealed partial class HubFollowings(
    IHubContext<MarketplaceHub> hub, TimeProvider time, [FromKeyedServices(DomainClock.Key)] TimeProvider clock, ILogger<HubFollowings> logger)
{
    /// <summary>What one person can look at, with room to spare; each is a reader of the database.</summary>
    private const int LimitPerConnection = 50;

    /// <summary>How long a client may take to make room before it is dropped. It comes back and goes on from where it was.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Sends items to a connection until it leaves, in place of what it followed on this channel before.</summary>
    public async Task Start(HubCallerContext connection, HubChannel channel, IAsyncEnumerable<StreamItem> items)
    {
        await Stop(connection, channel);
        var followings = Of(connection);
        if (followings.Count >= LimitPerConnection)
        {
            throw new HubException(EdgeRefusals.TooMany(Patience).Code);
        }

        var ending = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionAborted);
        followings[channel.Name] = new Following(ending, Send(connection, channel, items, ending.Token));
    }

    /// <summary>Stops sending, and returns once nothing more will be sent.</summary>
    public static Task Stop(HubCallerContext connection, HubChannel channel) => Stop(connection, channel.Name);

    public static Task StopAll(HubCallerContext connection) =>
        Task.WhenAll(Of(connection).Keys.Select(name => Stop(connection, name)));

    private static Task Stop(HubCallerContext connection, string name) =>
        Of(connection).TryRemove(name, out var following) ? following.End() : Task.CompletedTask;

    private static ConcurrentDictionary<string, Following> Of(HubCallerContext connection)
    {
        // A connection runs one call at a time, so nobody else is adding it at this moment.
        if (connection.Items.TryGetValue(typeof(HubFollowings), out var known))
        {
            return (ConcurrentDictionary<string, Following>)known!;
        }

        var followings = new ConcurrentDictionary<string, Following>(StringComparer.Ordinal);
        connection.Items[typeof(HubFollowings)] = followings;
        return followings;
    }

    private async Task Send(HubCallerContext connection, HubChannel channel, IAsyncEnumerable<StreamItem> items, CancellationToken ending)
    {
        try
        {
            var client = hub.Clients.Client(connection.ConnectionId);
            var token = new TokenEnd(connection.User!, clock);
            await foreach (var item in items.WithCancellation(ending))
            {
                if (token.IsPast)
                {
                    Drop(connection);
                    return;
                }

                if (item.Data is not null)
                {
                    await client.SendCoreAsync(channel.Method, channel.Arguments(item), ending).WaitAsync(Patience, time, ending);
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left.
        }
        catch (Exception error)
        {
            LogDropped(logger, error, connection.ConnectionId);
            Drop(connection);
        }
    }

    /// <summary>Ends a connection so that its client comes back; one that is aborted is told to stay away.</summary>
    private static void Drop(HubCallerContext connection) =>
        connection.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();

    [LoggerMessage(Level = LogLevel.Information, Message = "The connection {ConnectionId} was dropped; it goes on from where it was when it comes back.")]
    private static partial void LogDropped(ILogger logger, Exception error, string connectionId);

    /// <summary>A loop that sends, and how to end it.</summary>
    private sealed record Following(CancellationTokenSource Ending, Task Sending)
    {
        public async Task End()
        {
            await Ending.CancelAsync();
            await Sending;
            Ending.Dispose();
        }
    }
}
