namespace Marketplace.Work;

/// <summary>Wakes one waiter. Any number of wakes before it looks count as one, and none is lost.</summary>
/// <remarks>
/// The waiter resumes where it waited and nowhere else, whoever wakes it: combinators over tasks would go by way of the
/// thread pool, which a simulation does not have.
/// </remarks>
internal sealed class WorkSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource<bool>? waiting;
    private bool isWoken;

    public void Wake()
    {
        lock (gate)
        {
            isWoken = waiting?.TrySetResult(true) is not true;
        }
    }

    /// <summary>Returns when woken, or after so long in any case.</summary>
    /// <returns>Whether it was woken.</returns>
    public async Task<bool> Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wait = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (isWoken)
            {
                isWoken = false;
                return true;
            }

            waiting = wait;
        }

        await using var end = time.CreateTimer(_ => wait.TrySetResult(false), state: null, atMost, Timeout.InfiniteTimeSpan);
        await using var cancellation = cancellationToken.UnsafeRegister((_, token) => wait.TrySetCanceled(token), state: null);
        return await wait.Task;
    }
}
