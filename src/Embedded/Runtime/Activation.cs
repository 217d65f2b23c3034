using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// One activation of a grain: its calls wait here and run here, one turn at a time. This part says who it is;
/// <c>Activation.Calls.cs</c> receives and runs calls, <c>Activation.Life.cs</c> and <c>Activation.End.cs</c> begin and end it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The sources of its beginning and its ending are disposed when those are over.")]
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

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => ActivationId.GetHashCode();

    public override string ToString() => $"{GrainId}{ActivationId}";

    private sealed class WorkItems(TurnScheduler turns) : IWorkItemScheduler
    {
        public void QueueAction(Action action) => turns.Enqueue(action);

        public void QueueAction(Action<object> action, object state) => turns.Enqueue(() => action(state));

        public void QueueTask(Task task) => task.Start(turns);
    }
}
