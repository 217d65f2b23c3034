using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Makes references: finds or generates the class for the interface, and binds it to this engine.</summary>
internal sealed class ReferenceFactory(CallSender sender, ICallRoute usualRoute)
{
    private readonly ConcurrentDictionary<Type, (ReferenceBinding Binding, Func<ReferenceBinding, GrainId, GrainReference> Create)> usual = new();

    public static GrainInterfaceType InterfaceTypeOf(Type grainInterface) => GrainInterfaceType.Create(grainInterface.FullName ?? grainInterface.Name);

    public GrainReference Untyped(GrainId grainId) => Create(typeof(IAddressable), grainId);

    public GrainReference Create(Type grainInterface, GrainId grainId)
    {
        var (binding, create) = usual.GetOrAdd(grainInterface, type => (Bind(type, usualRoute), ProxyClass.Of(type)));
        return create(binding, grainId);
    }

    /// <summary>A reference whose calls take another route than the usual one.</summary>
    public GrainReference Create(Type grainInterface, GrainId grainId, ICallRoute route) => ReferenceEquals(route, usualRoute)
        ? Create(grainInterface, grainId)
        : ProxyClass.Of(grainInterface)(Bind(grainInterface, route), grainId);

    private ReferenceBinding Bind(Type grainInterface, ICallRoute route) => new(grainInterface, this, sender, route);
}
