namespace Marketplace.Embedded;

/// <summary>Carries a caller's cancellation to the grain: the caller stops waiting at once, the grain hears of it in its next turn.</summary>
internal sealed class CancellationLink : IDisposable
{
    private readonly GrainCall call;
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration registration;

    public CancellationLink(GrainCall call, CancellationToken callers)
    {
        this.call = call;
        Callers = callers;
        Token = source.Token;
        registration = callers.UnsafeRegister(static (link, token) => ((CancellationLink)link!).OnCancelled(token), this);
    }

    /// <summary>What the caller gave.</summary>
    public CancellationToken Callers { get; }

    /// <summary>What the grain is given.</summary>
    public CancellationToken Token { get; }

    public bool Signal()
    {
        if (call.Activation is { } activation)
        {
            activation.Scheduler.QueueAction(static link => ((CancellationLink)link).source.Cancel(), this);
        }
        else
        {
            source.Cancel();
        }

        return true;
    }

    // The source stays usable: the grain may look at its token for longer than the caller waits.
    public void Dispose() => registration.Unregister();

    private void OnCancelled(CancellationToken callers)
    {
        // First the caller: a grain that is quick to give up could otherwise still answer.
        call.Fail(new OperationCanceledException(callers));
        Signal();
    }
}
