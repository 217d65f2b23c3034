using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Marketplace.Embedded;

/// <summary>
/// One activation of a grain: its calls wait here and run here, one turn at a time.
/// This part receives and runs calls; <c>Activation.Life.cs</c> begins and ends the activation.
/// </summary>
internal sealed partial class Activation : IGrainContext, IReentrantSections
{
    private readonly Silo silo;
    private readonly GrainClass grainClass;
    private readonly CallGate gate;
    private readonly TurnScheduler turns;
    private readonly Lock sync = new();
    private readonly TaskCompletionSource ended = new(Promise.Options);
    private readonly List<IDisposable> timers = [];
    private Stage stage = Stage.New;
    private long lastUse;
    private long keptUntil = long.MinValue;

    public Activation(Silo silo, GrainClass grainClass, GrainId grainId)
    {
        this.silo = silo;
        logger = silo.Logger;
        this.grainClass = grainClass;
        GrainId = grainId;
        gate = new CallGate(grainClass);
        turns = new TurnScheduler(this, silo.Workers, silo.Logger);
        Scheduler = new WorkItems(turns);
        lastUse = silo.Clock.GetTimestamp();
        life = new Lifecycle((observer, exception) => LogStopFailed(exception, observer, grainId));
    }

    private enum Stage
    {
        New,
        Activating,
        Active,
        Deactivating,
        Ended,
    }

    public GrainId GrainId { get; }

    public ActivationId ActivationId { get; } = ActivationId.NewId();

    public GrainReference GrainReference => field ??= silo.References.Untyped(GrainId);

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => scope?.ServiceProvider ?? silo.Services;

    public IGrainLifecycle ObservableLifecycle => life;

    public IWorkItemScheduler Scheduler { get; }

    public Task Deactivated => ended.Task;

    /// <summary>What parts of the engine keep with the activation, such as the observers of its stream subscriptions.</summary>
    public ActivationParts Parts { get; } = new();

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
        lock (sync)
        {
            if (stage == Stage.Ended || (stage == Stage.Deactivating && call.Method.IsLocal))
            {
                return false;
            }

            if (silo.QueueLimit == 0 || gate.Waiting < silo.QueueLimit || call.Method.IsLocal)
            {
                gate.Add(call);
                StartWhatMay();
                return true;
            }
        }

        call.Fail(new LimitExceededException("The number of calls waiting for a grain", silo.QueueLimit, silo.QueueLimit, $"{call} was rejected."));
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
        }
        else
        {
            // The awaiter takes the continuation back to this activation's turns.
            outcome.GetAwaiter().UnsafeOnCompleted(() => Finish(call, outcome));
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

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => ActivationId.GetHashCode();

    public override string ToString() => $"{GrainId}{ActivationId}";

    private void Finish(GrainCall call, Task outcome)
    {
        // The activation steps down before the caller hears of it, so that a retry meets the next activation.
        if (outcome.Exception?.InnerException is InconsistentStateException { IsOfThisActivation: true } inconsistent)
        {
            inconsistent.IsOfThisActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, inconsistent, "The stored state is not the one this activation knew."));
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

            gate.Finished(call);
            StartWhatMay();
            isLast = stage == Stage.Deactivating && gate.Running == 0;
        }

        if (isLast)
        {
            lastCallLeft.TrySetResult();
        }
    }

    private void StartWhatMay()
    {
        if (stage != Stage.Active)
        {
            return;
        }

        if (grainClass.MayInterleave is not null && ActivationScope.CurrentOrNull != this)
        {
            // The grain's own predicate runs in its turn, not on the caller's thread.
            turns.Enqueue(StartWhatMayInTurn);
            return;
        }

        while (gate.TakeNext(GrainInstance!) is { } call)
        {
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

    private sealed class WorkItems(TurnScheduler turns) : IWorkItemScheduler
    {
        public void QueueAction(Action action) => turns.Enqueue(action);

        public void QueueAction(Action<object> action, object state) => turns.Enqueue(() => action(state));

        public void QueueTask(Task task) => task.Start(turns);
    }
}
