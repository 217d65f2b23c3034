namespace Orleans.Runtime;

/// <summary>One activation of a grain, as its own code sees it.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainId GrainId { get; }

    ActivationId ActivationId { get; }

    GrainReference GrainReference { get; }

    object? GrainInstance { get; }

    IServiceProvider ActivationServices { get; }

    IGrainLifecycle ObservableLifecycle { get; }

    IWorkItemScheduler Scheduler { get; }

    /// <summary>Completes when this activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Begins to end this activation: running calls finish, waiting ones go to the next activation.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}

/// <summary>Finds the activation whose turn is running.</summary>
public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}

/// <summary>Runs work as turns of one activation.</summary>
public interface IWorkItemScheduler
{
    void QueueAction(Action action);

    void QueueAction(Action<object> action, object state);

    void QueueTask(Task task);
}

/// <summary>What grains ask of the engine.</summary>
public interface IGrainRuntime
{
    IGrainFactory GrainFactory { get; }

    IServiceProvider ServiceProvider { get; }

    TimeProvider TimeProvider { get; }

    Timers.ITimerRegistry TimerRegistry { get; }

    void DeactivateOnIdle(IGrainContext grainContext);

    void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan);
}
