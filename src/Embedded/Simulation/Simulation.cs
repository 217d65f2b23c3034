using System.Runtime.ExceptionServices;

namespace Marketplace.Embedded;

/// <summary>
/// One run of many processes on one thread, with one time and one source of chance: the same seed gives the same run.
/// Whatever could run next is in one bag, and the seed draws from it.
/// </summary>
/// <remarks>
/// Code that leaves the thread would bring back chance of its own, so its return is noticed and fails the run.
/// </remarks>
internal sealed class Simulation : IDisposable
{
    [ThreadStatic]
    private static Simulation? current;

    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly ExecutionContext clean;
    private readonly List<ReadyWork> ready = [];
    private readonly Chance order;
    private readonly Chance ids;
    private volatile Exception? failure;

    public Simulation(ulong seed, DateTimeOffset start)
    {
        if (current is not null)
        {
            throw new InvalidOperationException("Another simulation runs on this thread.");
        }

        Chance = new Chance(seed);
        order = Chance.Fork("order");
        ids = Chance.Fork("ids");
        Time = new VirtualTime(start);
        clean = ExecutionContext.Capture()!;
        current = this;
    }

    /// <summary>The simulation that the running code is in; null outside of any.</summary>
    public static Simulation? Current => current;

    public Chance Chance { get; }

    public VirtualTime Time { get; }

    /// <summary>How much could run now.</summary>
    public int Ready => ready.Count;

    /// <summary>How many pieces of work have run.</summary>
    public long Steps { get; private set; }

    /// <summary>An id that the seed decides.</summary>
    public Guid NewId() => ids.NewGuid();

    /// <summary>Runs one piece of work that is ready.</summary>
    /// <returns>False when nothing was.</returns>
    public bool Step()
    {
        while (ready.Count > 0)
        {
            // The last one takes the place of the drawn one: order is the seed's business alone.
            var index = order.Below(ready.Count);
            var work = ready[index];
            ready[index] = ready[^1];
            ready.RemoveAt(ready.Count - 1);
            if (!work.Process.IsDead)
            {
                Run(work);
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes what is ready away for a while, as when a machine pauses a thread in the middle of its work.</summary>
    /// <returns>What gives it back; null when nothing was ready.</returns>
    public Action? Pause()
    {
        if (ready.Count == 0)
        {
            return null;
        }

        var index = order.Below(ready.Count);
        var work = ready[index];
        ready.RemoveAt(index);
        return () => Enqueue(work);
    }

    public void Enqueue(ReadyWork work)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            Fail(new InvalidOperationException($"{work} left the thread of the simulation: {Environment.StackTrace}"));
            return;
        }

        ready.Add(work);
    }

    public void Fail(Exception error) => failure ??= error;

    /// <summary>Throws what went wrong beside the rules of the simulation: an unhandled error, or work on another thread.</summary>
    public void ThrowIfFailed()
    {
        if (failure is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    public void Dispose() => current = null;

    private void Run(ReadyWork work)
    {
        Steps++;
        ExecutionContext.Run(
            clean,
            static state =>
            {
                var next = (ReadyWork)state!;
                SynchronizationContext.SetSynchronizationContext(next.ResumeOn);
                next.Run();
            },
            work);

        ThrowIfFailed();
    }
}
