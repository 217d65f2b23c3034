using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Marketplace.Embedded;

/// <summary>What filters see of a call, in either direction.</summary>
internal abstract class CallContext(GrainCall call) : IGrainCallContext
{
    public IInvokable Request => call;

    public abstract object Grain { get; }

    public GrainId? SourceId => call.Source?.GrainId;

    public GrainId TargetId => call.Target!.GrainId;

    public GrainInterfaceType InterfaceType => call.Target!.InterfaceType;

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.GetMethodName();

    public MethodInfo InterfaceMethod => call.Method.Method;

    public object? Result { get; set; }

    public abstract Task Invoke();
}

/// <summary>A call that arrives: registered filters first, then the grain's own, then the grain.</summary>
internal sealed class IncomingCall(IIncomingGrainCallFilter[] filters, Activation activation, GrainCall call)
    : CallContext(call), IIncomingGrainCallContext
{
    private static readonly ConcurrentDictionary<(Type Grain, MethodInfo Method), MethodInfo> Implementations = new();

    private int stage;

    public override object Grain => activation.GrainInstance!;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod => Implementations.GetOrAdd((Grain.GetType(), InterfaceMethod), static key =>
    {
        var map = key.Grain.GetInterfaceMap(key.Method.DeclaringType!);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, key.Method)];
    });

    public override async Task Invoke()
    {
        if (stage < filters.Length)
        {
            await filters[stage++].Invoke(this);
        }
        else if (stage == filters.Length && Grain is IIncomingGrainCallFilter own)
        {
            stage++;
            await own.Invoke(this);
        }
        else
        {
            var outcome = call.InvokeOn(Grain);
            await outcome;
            Result = call.ResultOf(outcome);
        }
    }

    private readonly GrainCall call = call;
}

/// <summary>A call that leaves.</summary>
internal sealed class OutgoingCall(IOutgoingGrainCallFilter[] filters, GrainCall call, Func<Task<object?>> send)
    : CallContext(call), IOutgoingGrainCallContext
{
    private readonly GrainReference target = call.Target!;
    private readonly IGrainContext? source = call.Source;
    private int stage;

    public override object Grain => target;

    public IGrainContext? SourceContext => source;

    public override async Task Invoke()
    {
        if (stage < filters.Length)
        {
            await filters[stage++].Invoke(this);
        }
        else
        {
            Result = await send();
        }
    }
}
