using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Marketplace.Embedded;

/// <summary>How an activation receives calls and runs them.</summary>
internal sealed partial class Activation
{
    /// <summary>The call that has been chosen but has not run to its first wait. Until it has, nobody knows whom it holds back.</summary>
    private GrainCall? starting;

    /// <summary>How many calls are here, for choosing the least busy of several workers.</summary>
    public int Load
    {
        get
        {
            lock (sync)
            {
                return gate.Waiting + gate.Running;
            }
        }
    }

    /// <summary>Takes a call on, or says that this activation has ended and the call must go elsewhere.</summary>
    public bool TryReceive(GrainCall call)
    {
        var limit = grainClass.MaxLocalWorkers is null ? silo.QueueLimit : silo.WorkerQueueLimit;
        List<GrainCall> abandoned;
        int calls;
        bool hasEnded;
        lock (sync)
        {
            abandoned = AbandonIfStuck();
            // As in Orleans, those that run count too, and the limit is what may be there before the next one comes.
            calls = gate.Waiting + gate.Running;
            if (stage != Stage.Ended && (limit <= 0 || calls <= limit || call.Method.IsLocal))
            {
                gate.Add(call);
                StartWhatMay();
                return true;
            }

            hasEnded = stage == Stage.Ended;
        }

        if (hasEnded)
        {
            PassOn(abandoned);
            return false;
        }

        call.Fail(TooManyCalls(call, calls, limit));
        return true;
    }

    /// <summary>Runs one call. Only the turn scheduler calls this.</summary>
    public void Run(GrainCall call)
    {
        // Nobody waits any more for a call that timed out in the queue.
        if (call.IsCompleted)
        {
            Leave(call);
            return;
        }

        RequestContext.Current = call.Context;
        var outcome = silo.Invoker.Invoke(this, call);
        RequestContext.Current = null;
        if (outcome.IsCompleted)
        {
            Finish(call, outcome);
            return;
        }

        // The awaiter takes the continuation back to this activation's turns.
        outcome.GetAwaiter().UnsafeOnCompleted(() => Finish(call, outcome));
        lock (sync)
        {
            starting = null;
            StartWhatMay();
        }
    }

    public void Enter(Guid reentrancyId)
    {
        lock (sync)
        {
            gate.EnterSection(reentrancyId);
            StartWhatMay();
        }
    }

    public void Exit(Guid reentrancyId)
    {
        lock (sync)
        {
            gate.ExitSection(reentrancyId);
        }
    }

    /// <summary>Names the setting by which Orleans knows the limit, so that whoever reads it knows what to change.</summary>
    private LimitExceededException TooManyCalls(GrainCall call, int calls, int limit) => new(
        grainClass.MaxLocalWorkers is null
            ? nameof(SiloMessagingOptions.MaxEnqueuedRequestsHardLimit)
            : nameof(SiloMessagingOptions.MaxEnqueuedRequestsHardLimit_StatelessWorker),
        calls,
        limit,
        $"{call} was rejected before the grain saw it.");

    private void Finish(GrainCall call, Task outcome)
    {
        // The activation steps down before the caller hears of it, so that a retry meets the next activation.
        if (outcome.Exception?.InnerException is InconsistentStateException { IsOfThisActivation: true } inconsistent)
        {
            // The exception stays out of the reason: calls that wait are not to blame, and go to the next activation.
            inconsistent.IsOfThisActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, $"The stored state is not the one that was read: {inconsistent.Message}"));
        }

        // The next call runs in a later turn, so the answer is copied undisturbed; and the caller finds the activation at rest.
        Leave(call);
        silo.Telemetry.Answered(call, silo.Clock);
        call.Complete(outcome);
    }

    private void Leave(GrainCall call)
    {
        bool isLast;
        lock (sync)
        {
            if (call is not TimerTick { KeepsAlive: false })
            {
                lastUse = silo.Clock.GetTimestamp();
            }

            if (ReferenceEquals(starting, call))
            {
                starting = null;
            }

            gate.Finished(call);
            StartWhatMay();
            EndIfDrained();
            isLast = stage == Stage.Deactivating && gate.Running == 0;
        }

        if (isLast)
        {
            lastCallLeft.TrySetResult();
        }
    }

    /// <summary>Under the lock: starts the next call that may. The one after it is looked for when that one waits or has finished.</summary>
    private void StartWhatMay()
    {
        // While the last calls leave, only timers still tick; all others wait for the next activation.
        var isLeaving = stage == Stage.Deactivating && gate.Running > 0;
        if (starting is not null || (stage != Stage.Active && !isLeaving))
        {
            return;
        }

        if (grainClass.MayInterleave is not null && ActivationScope.CurrentOrNull != this)
        {
            // The grain's own predicate runs in its turn, not on the caller's thread.
            turns.Enqueue(StartWhatMayInTurn);
            return;
        }

        if (gate.TakeNext(GrainInstance!, onlyLocal: isLeaving) is { } call)
        {
            starting = call;
            call.Activation = this;
            turns.Enqueue(call);
        }
    }

    private void StartWhatMayInTurn()
    {
        lock (sync)
        {
            StartWhatMay();
        }
    }
}
