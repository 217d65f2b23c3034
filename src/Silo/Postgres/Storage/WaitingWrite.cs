using System.Diagnostics;

namespace Marketplace.Postgres;

/// <summary>A write in the queue. Either a writer takes it or its turn gives up waiting, never both.</summary>
internal sealed class WaitingWrite(AggregateWrite write)
{
    private readonly TaskCompletionSource outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int claimed;

    public AggregateWrite Write { get; } = write;

    /// <summary>The span of the turn that asked.</summary>
    public ActivityContext Origin { get; } = Activity.Current?.Context ?? default;

    public Task Outcome => outcome.Task;

    /// <summary>True for the first who asks: the writer that will send it, or the turn that no longer wants it sent.</summary>
    public bool Claim() => Interlocked.Exchange(ref claimed, 1) == 0;

    public void Succeed() => outcome.TrySetResult();

    public void Fail(Exception error) => outcome.TrySetException(error);
}
