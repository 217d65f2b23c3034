using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Embedded;

/// <summary>
/// A process inside a simulation: code that lives and dies together. What it awaits resumes through it, so once it is
/// killed nothing of it ever runs again, wherever it was.
/// </summary>
internal sealed class SimulatedProcess : SynchronizationContext, IWorkScheduler
{
    private readonly Simulation simulation;

    public SimulatedProcess(Simulation simulation, string name)
    {
        this.simulation = simulation;
        Name = name;
        Time = simulation.Time.For(this);
    }

    public string Name { get; }

    /// <summary>The time of the simulation; timers that are set here are this process's.</summary>
    public TimeProvider Time { get; }

    public bool IsDead { get; private set; }

    /// <summary>Ends it as kill -9 does: in the middle of everything.</summary>
    public void Kill() => IsDead = true;

    /// <summary>Makes an embedded silo of these services live in this process.</summary>
    public void Host(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(Time));
        services.Replace(ServiceDescriptor.Singleton<IWorkScheduler>(this));
    }

    /// <summary>Begins something in this process. What it throws in the end is a failure of the simulation.</summary>
    public void Run(Func<Task> work) => Enqueue(() => _ = Watch(work()));

    public void Enqueue(Action work) => simulation.Enqueue(new ReadyWork(this, work, this, work));

    public override void Post(SendOrPostCallback d, object? state) => simulation.Enqueue(new ReadyWork(this, () => d(state), this, state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("There is one thread: nobody can wait for it.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Turns of grains resume on their own scheduler, so nothing else may be there to resume on.</summary>
    void IWorkScheduler.Queue(IThreadPoolWorkItem work) =>
        simulation.Enqueue(new ReadyWork(this, work.Execute, work is TurnScheduler ? null : this, work));

    private async Task Watch(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception error)
        {
            simulation.Fail(error);
        }
    }
}

/// <summary>Something that could run next.</summary>
/// <param name="Process">Whose it is.</param>
/// <param name="Run">Does it.</param>
/// <param name="ResumeOn">Where what it awaits resumes; null when it brings a scheduler of its own.</param>
/// <param name="What">What it is, for people: usually the delegate that resumes an async method.</param>
internal readonly record struct ReadyWork(SimulatedProcess Process, Action Run, SynchronizationContext? ResumeOn, object? What)
{
    public override string ToString() => $"{((What as Delegate)?.Target ?? What)?.GetType()} of {Process.Name}";
}
