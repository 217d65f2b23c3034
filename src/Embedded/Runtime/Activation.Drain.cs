using Orleans;

namespace Marketplace.Embedded;

/// <summary>How an activation ends with its silo: not before it has answered whoever waits for it.</summary>
internal sealed partial class Activation
{
    private (DeactivationReason Why, CancellationToken Sooner)? drain;

    /// <summary>Ends the activation once nothing runs or waits in it, and completes when it has ended.</summary>
    public Task Drain(DeactivationReason why, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            drain ??= (why, cancellationToken);
            EndIfDrained();
        }

        return ended.Task;
    }

    /// <summary>Under the lock: ends an activation that was only waiting for its last call.</summary>
    private void EndIfDrained()
    {
        if (drain is var (why, sooner) && stage == Stage.Active && gate.Running + gate.Waiting == 0)
        {
            BeginToEnd(why, sooner);
        }
    }
}
