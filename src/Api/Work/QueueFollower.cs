using Marketplace.Realtime;

namespace Marketplace.Work;

/// <summary>
/// Lets an operator follow all queues, over whichever transport. What is told is how things are, not what happened: whoever
/// comes back is told first how they are by then, so nothing needs a position.
/// </summary>
internal sealed class QueueFollower(WaitingQueues queues, Follower follower, TimeProvider time)
{
    /// <summary>Any write may concern a queue, and there may be hundreds in a second; nobody acts on a queue faster than this.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <returns>What waits now, and again whenever that has changed, without end.</returns>
    public IAsyncEnumerable<StreamItem> Follow()
    {
        long? looked = null;
        return follower.Follow([ChangeWatch.Anything], ImmutableArray<QueueBody>.Empty, Look, cancellationToken: CancellationToken.None);

        async Task<StreamPage<ImmutableArray<QueueBody>>> Look(ImmutableArray<QueueBody> shown, CancellationToken cancellationToken)
        {
            if (looked is { } last && Pace - time.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, time, cancellationToken);
            }

            looked = time.GetTimestamp();
            var waiting = await queues.Read(cancellationToken);
            StreamItem[] items = waiting.SequenceEqual(shown) ? [] : [new StreamItem("queues", new QueuesEvent("queues", waiting))];
            return new StreamPage<ImmutableArray<QueueBody>>(items, waiting, HasMore: false);
        }
    }
}
