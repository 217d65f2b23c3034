namespace Marketplace.Embedded;

/// <summary>How an activation ends: its calls leave, the grain says goodbye, and what still waits goes to the next activation.</summary>
internal sealed partial class Activation
{
    private readonly TaskCompletionSource lastCallLeft = new(Promise.Options);

    /// <summary>Under the lock: no further call starts, and once the running ones have left the activation ends.</summary>
    private void BeginToEnd()
    {
        stage = Stage.Deactivating;
        if (gate.Running == 0)
        {
            lastCallLeft.TrySetResult();
        }

        turns.Enqueue(() => _ = End());
    }

    private async Task End()
    {
        DisposeTimers();
        using var limit = new CancellationTokenSource(silo.Collection.DeactivationTimeout, silo.Clock);
        try
        {
            await lastCallLeft.Task.WaitAsync(limit.Token);
            await life.Stop(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            LogDeactivationTimedOut(exception, GrainId, silo.Collection.DeactivationTimeout);
        }

        silo.Telemetry.Deactivated(grainClass, reason.ReasonCode);
        foreach (var call in await Close())
        {
            call.Activation = null;
            silo.Catalog.Deliver(call);
        }
    }

    /// <summary>Leaves the catalog, and hands back the calls that nobody here will run.</summary>
    private async Task<List<GrainCall>> Close()
    {
        DisposeTimers();
        silo.Catalog.Remove(this);
        List<GrainCall> left;
        lock (sync)
        {
            stage = Stage.Ended;
            left = gate.TakeAll();
        }

        await DisposeGrain();
        ended.TrySetResult();
        left.RemoveAll(static call => call.Method.IsLocal);
        return left;
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
