using Marketplace.Embedded;

namespace Orleans.Runtime;

/// <summary>
/// A handle by which a grain is called. It names the grain rather than an activation, so it never goes stale.
/// The classes that implement a grain's interface on top of it are generated when first needed.
/// </summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    internal GrainReference(ReferenceBinding binding, GrainId grainId)
    {
        Binding = binding;
        GrainId = grainId;
    }

    public GrainId GrainId { get; }

    public GrainInterfaceType InterfaceType => Binding.InterfaceType;

    public virtual string InterfaceName => Binding.Interface.Name;

    internal ReferenceBinding Binding { get; }

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)As(typeof(TGrainInterface));

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}";

    internal object As(Type interfaceType) => interfaceType.IsInstanceOfType(this) ? this : Binding.Rebind(this, interfaceType);
}
