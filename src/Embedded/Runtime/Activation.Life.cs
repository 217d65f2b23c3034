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
    private CancellationTokenSource? beginning;

    /// <summary>Begins the activation, once, on behalf of whoever called first. Calls wait until it is active.</summary>
    public void EnsureStarted(RequestContext.Values? context)
    {
        lock (sync)
        {
            if (stage != Stage.New)
            {
                return;
            }

            stage = Stage.Activating;
            beginning = new CancellationTokenSource(silo.Collection.ActivationTimeout, silo.Clock);
        }

        turns.Enqueue(() => _ = Activate(context));
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

            BeginToEnd(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nothing has used the activation for its age limit."), CancellationToken.None);
        }
    }

    public void DelayDeactivation(TimeSpan span)
    {
        lock (sync)
        {
            keptUntil = span switch
            {
                _ when span == Timeout.InfiniteTimeSpan => long.MaxValue,
                _ when span <= TimeSpan.Zero => long.MinValue,
                _ => silo.Clock.GetTimestamp() + (long)Math.Min(span.TotalSeconds * silo.Clock.TimestampFrequency, long.MaxValue / 2),
            };
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

    /// <summary>What the class states counts for more than what the options say of it, as in Orleans.</summary>
    private TimeSpan AgeLimit(GrainCollectionOptions options) =>
        grainClass.AgeLimit ?? (options.ClassSpecificCollectionAge.TryGetValue(grainClass.Implementation.FullName!, out var age) ? age : options.CollectionAge);

    private async Task Activate(RequestContext.Values? context)
    {
        RequestContext.Current = context;
        var failure = await TryActivate(beginning!.Token);
        beginning.Dispose();
        beginning = null;
        lock (sync)
        {
            if (stage == Stage.Activating && failure is null)
            {
                silo.Telemetry.Activated(grainClass);
                stage = Stage.Active;
                lastUse = silo.Clock.GetTimestamp();
                StartWhatMay();
                EndIfDrained();
                return;
            }

            if (stage == Stage.Activating)
            {
                BeginToEnd(new DeactivationReason(DeactivationReasonCode.ActivationFailed, failure, "The activation failed."), CancellationToken.None);
            }
        }

        if (reason.ReasonCode == DeactivationReasonCode.ActivationFailed)
        {
            LogActivationFailed(failure!, GrainId);
            silo.Telemetry.FailedToActivate(grainClass);
        }

        await End(wasActive: false);
    }

    private async Task<Exception?> TryActivate(CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            scope = silo.Services.CreateScope();
            GrainInstance = grainClass.Constructor.Create(this);
            if (GrainInstance is ILifecycleParticipant<IGrainLifecycle> participant)
            {
                participant.Participate(life);
            }

            await life.Start(cancellationToken).WaitAsync(cancellationToken);
            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnActivateAsync(cancellationToken).WaitAsync(cancellationToken);
            }

            return null;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            return new TaskCanceledException($"{GrainId} was not active within {silo.Collection.ActivationTimeout}.", exception, cancellationToken);
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
