using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>What all references of one interface, taking one route, share.</summary>
internal sealed class ReferenceBinding(Type grainInterface, ReferenceFactory references, CallSender sender, ICallRoute route)
{
    public Type Interface => grainInterface;

    public GrainInterfaceType InterfaceType { get; } = ReferenceFactory.InterfaceTypeOf(grainInterface);

    public CallSender Sender => sender;

    public ICallRoute Route => route;

    public GrainReference Rebind(GrainReference reference, Type otherInterface) => references.Create(otherInterface, reference.GrainId, route);
}
