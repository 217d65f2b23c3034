using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>How an activation begins, how long it stays, and what decides that it ends; <c>Activation.End.cs</c> ends it.</summary>
internal sealed partial class Activation
{
    private readonly Lifecycle life;
    private IServiceScope? scope;
    private DeactivationReason reason;
    private bool endsAfterActivation;

    /// <summary>Begins the activation, once. Calls wait until it is active.</summary>
    public void EnsureStarted()
    {
        lock (sync)
        {
            if (stage != Stage.New)
            {
                return;
            }

            stage = Stage.Activating;
        }

        turns.Enqueue(() => _ = Activate());
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (sync)
        {
            if (stage is Stage.Deactivating or Stage.Ended)
            {
                return;
            }

            reason = deactivationReason;
            if (stage != Stage.Active)
            {
                // It first has to become active; then it ends at once.
                endsAfterActivation = true;
                return;
            }

            BeginToEnd();
        }
    }

    /// <summary>Ends the activation if nothing has used it for its age limit.</summary>
    public void DeactivateIfIdle(GrainCollectionOptions options)
    {
        lock (sync)
        {
            var now = silo.Clock.GetTimestamp();
            if (stage != Stage.Active || gate.Running + gate.Waiting > 0 || grainClass.IsKeptAlive || now < keptUntil
                || silo.Clock.GetElapsedTime(lastUse, now) < AgeLimit(options))
            {
                return;
            }

            reason = new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nothing has used the activation for its age limit.");
            BeginToEnd();
        }
    }

    public void DelayDeactivation(TimeSpan span)
    {
        lock (sync)
        {
            keptUntil = span <= TimeSpan.Zero
                ? long.MinValue
                : silo.Clock.GetTimestamp() + (long)Math.Min(span.TotalSeconds * silo.Clock.TimestampFrequency, long.MaxValue / 2);
        }
    }

    /// <summary>Ties a timer to the activation's life.</summary>
    public void Own(IDisposable timer)
    {
        lock (sync)
        {
            if (stage is not (Stage.Deactivating or Stage.Ended))
            {
                timers.Add(timer);
                return;
            }
        }

        timer.Dispose();
    }

    public void Disown(IDisposable timer)
    {
        lock (sync)
        {
            timers.Remove(timer);
        }
    }

    private TimeSpan AgeLimit(GrainCollectionOptions options) =>
        options.ClassSpecificCollectionAge.TryGetValue(grainClass.Implementation.FullName!, out var age) ? age : grainClass.AgeLimit ?? options.CollectionAge;

    private async Task Activate()
    {
        using var limit = new CancellationTokenSource(silo.Collection.ActivationTimeout, silo.Clock);
        try
        {
            scope = silo.Services.CreateScope();
            GrainInstance = grainClass.Constructor.Create(this);
            if (GrainInstance is IGrainBase grain)
            {
                life.Subscribe(
                    grainClass.Implementation.FullName!,
                    GrainLifecycleStage.Activate,
                    grain.OnActivateAsync,
                    cancellation => grain.OnDeactivateAsync(reason, cancellation));
            }

            await life.Start(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            await Fail(new TimeoutException($"{GrainId} was not active within {silo.Collection.ActivationTimeout}.", exception));
            return;
        }
        catch (Exception exception)
        {
            await Fail(exception);
            return;
        }

        silo.Telemetry.Activated(grainClass);
        lock (sync)
        {
            stage = Stage.Active;
            lastUse = silo.Clock.GetTimestamp();
            if (endsAfterActivation)
            {
                BeginToEnd();
            }
            else
            {
                StartWhatMay();
            }
        }
    }

    private async Task Fail(Exception exception)
    {
        LogActivationFailed(exception, GrainId);
        silo.Telemetry.FailedToActivate(grainClass);
        foreach (var call in await Close())
        {
            call.Fail(exception);
        }
    }
}
