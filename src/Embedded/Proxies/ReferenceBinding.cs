using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>What all references of one interface to one engine share.</summary>
internal sealed class ReferenceBinding(Type grainInterface, GrainInterfaceType interfaceType, Func<GrainReference, Type, GrainReference> rebind)
{
    public Type Interface => grainInterface;

    public GrainInterfaceType InterfaceType => interfaceType;

    public GrainReference Rebind(GrainReference reference, Type otherInterface) => rebind(reference, otherInterface);
}
