using Orleans;

namespace Marketplace.Embedded;

/// <summary>How an activation ends: its calls leave, the grain says goodbye, and what still waits goes to the next activation.</summary>
internal sealed partial class Activation
{
    private readonly TaskCompletionSource lastCallLeft = new(Promise.Options);
    private DeactivationReason reason;
    private CancellationTokenSource? ending;
    private CancellationTokenRegistration endingSooner;
    private long leavingSince;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (sync)
        {
            switch (stage)
            {
                case Stage.Active:
                    BeginToEnd(deactivationReason, cancellationToken);
                    break;
                case Stage.New or Stage.Activating:
                    // It never becomes active: what began is cancelled, in a turn of the grain, and ends it when it has come back.
                    var hasBegun = stage == Stage.Activating;
                    BeginToEnd(deactivationReason, cancellationToken);
                    turns.Enqueue(hasBegun ? () => beginning?.Cancel() : () => _ = End(wasActive: false));
                    break;
            }
        }
    }

    /// <summary>Under the lock: no further call starts, and once the running ones have left the activation ends.</summary>
    private void BeginToEnd(DeactivationReason why, CancellationToken cancellationToken)
    {
        var wasActive = stage == Stage.Active;
        stage = Stage.Deactivating;
        reason = why;
        leavingSince = silo.Clock.GetTimestamp();
        ending = new CancellationTokenSource(silo.Collection.DeactivationTimeout, silo.Clock);
        endingSooner = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending);

        if (gate.Running == 0)
        {
            lastCallLeft.TrySetResult();
        }

        if (wasActive)
        {
            turns.Enqueue(() => _ = End(wasActive: true));
        }
    }

    /// <summary>
    /// Under the lock: an activation whose call, or whose end, takes longer than any call may take is left alone with it.
    /// Returns those who wait, for another activation.
    /// </summary>
    private List<GrainCall> AbandonIfStuck()
    {
        var since = stage switch
        {
            Stage.Active when gate.Blocking is { } call => Math.Max(call.SentAt, lastUse),
            Stage.Deactivating => leavingSince,
            _ => long.MaxValue,
        };
        if (since == long.MaxValue || silo.Clock.GetElapsedTime(since) <= silo.MaxCallTime)
        {
            return [];
        }

        LogStuck(GrainId, silo.MaxCallTime);
        if (stage == Stage.Active)
        {
            BeginToEnd(new DeactivationReason(DeactivationReasonCode.ActivationUnresponsive, $"A call has been running for longer than {silo.MaxCallTime}."), CancellationToken.None);
        }

        silo.Catalog.Remove(this);
        stage = Stage.Ended;
        ended.TrySetResult();
        return gate.TakeAll();
    }

    private async Task End(bool wasActive)
    {
        // There is no limit to this wait: a second activation beside a running call is what an activation is there to prevent.
        await lastCallLeft.Task;
        DisposeTimers();
        if (wasActive && GrainInstance is IGrainBase grain)
        {
            await SayGoodbye(nameof(IGrainBase.OnDeactivateAsync), () => grain.OnDeactivateAsync(reason, ending!.Token));
        }

        await SayGoodbye(nameof(Lifecycle), () => life.Stop(ending!.Token));
        await endingSooner.DisposeAsync();
        ending!.Dispose();
        if (wasActive)
        {
            silo.Telemetry.Deactivated(grainClass, reason.ReasonCode);
        }

        PassOn(await Close());
    }

    private async Task SayGoodbye(string what, Func<Task> step)
    {
        try
        {
            await step().WaitAsync(ending!.Token);
        }
        catch (OperationCanceledException exception) when (ending!.IsCancellationRequested)
        {
            LogDeactivationTimedOut(exception, GrainId, silo.Collection.DeactivationTimeout);
        }
        catch (Exception exception)
        {
            LogStopFailed(exception, what, GrainId);
        }
    }

    /// <summary>Leaves the catalog, and hands back the calls that nobody here will run.</summary>
    private async Task<List<GrainCall>> Close()
    {
        silo.Catalog.Remove(this);
        List<GrainCall> left;
        lock (sync)
        {
            stage = Stage.Ended;
            left = gate.TakeAll();
        }

        await DisposeGrain();
        ended.TrySetResult();
        return left;
    }

    /// <summary>Calls that waited go to the next activation, unless this one ended by a failure: then they hear of it.</summary>
    private void PassOn(List<GrainCall> calls)
    {
        foreach (var call in calls.Where(static call => !call.Method.IsLocal))
        {
            call.Activation = null;
            if (reason.Exception is { } failure)
            {
                call.Fail(failure);
            }
            else
            {
                silo.Catalog.Forward(call);
            }
        }
    }

    private void DisposeTimers()
    {
        IDisposable[] owned;
        lock (sync)
        {
            owned = timers.ToArray();
            timers.Clear();
        }

        foreach (var timer in owned)
        {
            timer.Dispose();
        }
    }

    private async Task DisposeGrain()
    {
        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable grain:
                    await grain.DisposeAsync();
                    break;
                case IDisposable grain:
                    grain.Dispose();
                    break;
            }

            if (scope is IAsyncDisposable services)
            {
                await services.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            LogDisposeFailed(exception, GrainId);
        }
    }
}
