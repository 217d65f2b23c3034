namespace Marketplace.Postgres;

/// <summary>
/// A few workers that take what waits. They exist while something does: what comes first starts one, what comes next
/// starts more as long as there are fewer than allowed, and each ends when it finds nothing. So there is nothing to
/// start, stop or restart, and nothing is ever delayed for company.
/// </summary>
/// <param name="most">Workers at once.</param>
/// <param name="isWaiting">Whether something is left to take.</param>
/// <param name="workUntilEmpty">Takes and works until nothing is left; keeps its errors to itself and to what it took.</param>
internal sealed class Pump(int most, Func<bool> isWaiting, Func<Task> workUntilEmpty)
{
    private int workers;

    /// <summary>Something has come.</summary>
    public void Start()
    {
        for (var running = Volatile.Read(ref workers); running < most; running = Volatile.Read(ref workers))
        {
            if (Interlocked.CompareExchange(ref workers, running + 1, running) == running)
            {
                // A worker serves many turns, so the context of the one that woke it is not its own.
                using (ExecutionContext.SuppressFlow())
                {
                    _ = Work();
                }

                return;
            }
        }
    }

    private async Task Work()
    {
        // Off the scheduler of the grain that woke it.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await workUntilEmpty().ConfigureAwait(false);
        Interlocked.Decrement(ref workers);
        if (isWaiting())
        {
            // It came between the last look and the departure, when there seemed to be workers enough.
            Start();
        }
    }
}
