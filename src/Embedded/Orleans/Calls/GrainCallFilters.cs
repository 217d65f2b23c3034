using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>One call on its way through the filters.</summary>
public interface IGrainCallContext
{
    IInvokable Request { get; }

    /// <summary>The grain that is called: the instance for incoming calls, the reference for outgoing ones.</summary>
    object Grain { get; }

    GrainId? SourceId { get; }

    GrainId TargetId { get; }

    GrainInterfaceType InterfaceType { get; }

    string InterfaceName { get; }

    string MethodName { get; }

    MethodInfo InterfaceMethod { get; }

    /// <summary>What the call returned, once <see cref="Invoke"/> has come back; a filter may replace it.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter, or to the call itself.</summary>
    Task Invoke();
}

public interface IIncomingGrainCallContext : IGrainCallContext
{
    MethodInfo ImplementationMethod { get; }

    IGrainContext TargetContext { get; }
}

public interface IOutgoingGrainCallContext : IGrainCallContext
{
    IGrainContext? SourceContext { get; }
}

/// <summary>Sees every call that arrives at a grain. A grain that implements it filters its own calls, after the registered filters.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>Sees every call that leaves a grain or a client.</summary>
public interface IOutgoingGrainCallFilter
{
    Task Invoke(IOutgoingGrainCallContext context);
}

public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);
