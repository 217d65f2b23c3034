using System.Diagnostics;
using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Marketplace.Embedded;

/// <summary>
/// One call of a grain: request, way and answer in one object. A class per method is generated with its arguments as fields.
/// It completes exactly once; whatever comes later, such as the answer to a call that timed out, is dropped.
/// </summary>
internal abstract class GrainCall : IInvokable
{
    private CancellationLink? cancellation;

    public abstract CallMethod Method { get; }

    public GrainReference? Target { get; private set; }

    public IGrainContext? Source { get; private set; }

    public RequestContext.Values? Context { get; private set; }

    /// <summary>The trace that the call belongs to.</summary>
    public ActivityContext Trace { get; set; }

    /// <summary>The activation that has taken the call on.</summary>
    public Activation? Activation { get; set; }

    public CallDeadline? Deadline { get; set; }

    /// <summary>How many activations have ended while it waited for them.</summary>
    public int Forwards { get; set; }

    /// <summary>When it was sent, by the engine clock's timestamp.</summary>
    public long SentAt { get; set; }

    public abstract bool IsCompleted { get; }

    public bool IsCancellable => GetCancellationToken().CanBeCanceled;

    /// <summary>Whether it can run beside another call for a reason of its own.</summary>
    public bool MayOvertake => Method.IsAlwaysInterleaving || Method.IsReadOnly || Context is { ReentrancyId: var chain } && chain != Guid.Empty;

    /// <summary>Calls the method and returns its task.</summary>
    public abstract Task InvokeOn(object grain);

    /// <summary>What a finished task of <see cref="InvokeOn"/> holds; null for no value.</summary>
    public abstract object? ResultOf(Task outcome);

    /// <summary>Answers the caller with what the grain's task holds, copied where needed.</summary>
    public abstract void Complete(Task outcome);

    public abstract void Fail(Exception exception);

    public virtual void CopyArguments()
    {
    }

    public void Address(GrainReference target, IGrainContext? source, RequestContext.Values? context)
    {
        Target = target;
        Source = source;
        Context = context;
    }

    /// <summary>Another call that asks the same of the same grain.</summary>
    public GrainCall Again()
    {
        var another = (GrainCall)MemberwiseClone();
        another.SetCancellationToken(cancellation?.Callers ?? GetCancellationToken());
        another.cancellation = null;
        another.Activation = null;
        another.Deadline = null;
        another.Forwards = 0;
        another.ForgetAnswer();
        return another;
    }

    /// <summary>Gives the grain a token of its own, which is cancelled in a turn of the grain rather than on the caller's thread.</summary>
    public void LinkCancellation()
    {
        var callers = GetCancellationToken();
        if (callers.CanBeCanceled)
        {
            cancellation = new CancellationLink(this, callers);
            SetCancellationToken(cancellation.Token);
        }
    }

    public bool TryCancel() => cancellation?.Signal() ?? false;

    /// <summary>Ends what watches over the call.</summary>
    public void Release()
    {
        Deadline?.Release(this);
        cancellation?.Dispose();
    }

    public virtual CancellationToken GetCancellationToken() => CancellationToken.None;

    public virtual int GetArgumentCount() => 0;

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    public object? GetTarget() => Activation?.GrainInstance;

    public string GetMethodName() => Method.Method.Name;

    public string GetInterfaceName() => Method.Interface.Name;

    public string GetActivityName() => Method.ActivityName;

    public MethodInfo GetMethod() => Method.Method;

    public Type GetInterfaceType() => Method.Interface;

    public TimeSpan? GetDefaultResponseTimeout() => Method.ResponseTimeout;

    public void Dispose() => Release();

    public override string ToString() => $"{Method.ActivityName} of {Target?.GrainId ?? Activation?.GrainId}";

    public virtual void SetCancellationToken(CancellationToken token)
    {
    }

    /// <summary>Makes the copy of a call one that nobody has answered.</summary>
    protected abstract void ForgetAnswer();
}
