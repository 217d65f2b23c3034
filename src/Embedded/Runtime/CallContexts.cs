using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Marketplace.Embedded;

/// <summary>
/// What filters see of a call, in either direction. Each step goes one filter inwards; a filter may take it again, which
/// repeats the call, and must either take it or answer in the grain's place.
/// </summary>
internal abstract class CallContext(GrainCall call) : IGrainCallContext
{
    private int depth;
    private bool isAnswered;

    public IInvokable Request => Call;

    public abstract object Grain { get; }

    public abstract GrainId? SourceId { get; }

    public abstract GrainId TargetId { get; }

    public GrainInterfaceType InterfaceType => ReferenceFactory.InterfaceTypeOf(Call.Method.Interface);

    public string InterfaceName => Call.GetInterfaceName();

    public string MethodName => Call.GetMethodName();

    public MethodInfo InterfaceMethod => Call.Method.Method;

    public object? Result
    {
        get;
        set
        {
            field = value;
            isAnswered = true;
        }
    }

    /// <summary>The call, or its latest repetition.</summary>
    protected GrainCall Call { get; set; } = call;

    public async Task Invoke()
    {
        depth++;
        try
        {
            if (Filter(depth - 1) is not { } filter)
            {
                Result = await Proceed();
                return;
            }

            await filter();
            if (!isAnswered)
            {
                throw new InvalidOperationException($"A filter of {Call} neither went on nor gave a result.");
            }
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>The filter at a depth, outermost first; none beyond the innermost.</summary>
    protected abstract Func<Task>? Filter(int index);

    /// <summary>Does what the filters surround.</summary>
    protected abstract Task<object?> Proceed();
}

/// <summary>A call that arrives: registered filters first, then the grain's own, then the grain.</summary>
internal sealed class IncomingCall(IIncomingGrainCallFilter[] filters, Activation activation, GrainCall call)
    : CallContext(call), IIncomingGrainCallContext
{
    private static readonly ConcurrentDictionary<(Type Grain, MethodInfo Method), MethodInfo> Implementations = new();

    public override object Grain => activation.GrainInstance!;

    public override GrainId? SourceId => Call.Method.IsLocal ? activation.GrainId : Call.Source?.GrainId;

    public override GrainId TargetId => activation.GrainId;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod => Call.Method.IsOfEngine
        ? InterfaceMethod
        : Implementations.GetOrAdd((Grain.GetType(), InterfaceMethod), static key =>
        {
            var map = key.Grain.GetInterfaceMap(key.Method.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, key.Method)];
        });

    protected override Func<Task>? Filter(int index) =>
        index < filters.Length ? () => filters[index].Invoke(this)
        : index == filters.Length && Grain is IIncomingGrainCallFilter own ? () => own.Invoke(this)
        : null;

    protected override async Task<object?> Proceed()
    {
        var outcome = Call.InvokeOn(Grain);
        await outcome;
        return Call.ResultOf(outcome);
    }
}

/// <summary>A call that leaves.</summary>
internal sealed class OutgoingCall(IOutgoingGrainCallFilter[] filters, GrainCall call, Func<GrainCall, Task<object?>> send)
    : CallContext(call), IOutgoingGrainCallContext
{
    private readonly GrainReference target = call.Target!;
    private readonly IGrainContext? source = call.Source;
    private bool wasSent;

    public override object Grain => target;

    public override GrainId? SourceId => source?.GrainId;

    public override GrainId TargetId => target.GrainId;

    public IGrainContext? SourceContext => source;

    protected override Func<Task>? Filter(int index) => index < filters.Length ? () => filters[index].Invoke(this) : null;

    protected override Task<object?> Proceed()
    {
        // A call is answered once; who sends it again sends another one that asks the same.
        Call = wasSent ? Call.Again() : Call;
        wasSent = true;
        return send(Call);
    }
}
