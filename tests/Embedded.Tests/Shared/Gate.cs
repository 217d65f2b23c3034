using System.Collections.Concurrent;

namespace Marketplace.Embedded;

/// <summary>
/// Where the grains of a test wait and say that they have come, so that a test can hold a call at an exact place.
/// Found by a name that the test makes up, because grains and tests share nothing else.
/// </summary>
internal sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> Gates = new(StringComparer.Ordinal);

    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a grain has come to the gate.</summary>
    public Task Arrived => arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public bool HasArrived => arrived.Task.IsCompleted;

    public static Gate Named(string name) => Gates.GetOrAdd(name, static _ => new Gate());

    public void Open() => opened.TrySetResult();

    /// <summary>Called by grains: says that it has come, and waits until the test opens the gate.</summary>
    public Task Pass()
    {
        arrived.TrySetResult();
        return opened.Task;
    }
}
