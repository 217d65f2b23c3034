using Marketplace.Embedded;

namespace Orleans.Runtime;

/// <summary>Names a stream subscription.</summary>
public sealed class GuidId : IEquatable<GuidId>, IComparable<GuidId>
{
    public readonly Guid Guid;

    private GuidId(Guid guid) => Guid = guid;

    public static GuidId GetGuidId(Guid guid) => new(guid);

    public static GuidId GetNewGuidId() => new(FreshId.New());

    public bool Equals(GuidId? other) => other is not null && Guid == other.Guid;

    public override bool Equals(object? obj) => Equals(obj as GuidId);

    public override int GetHashCode() => Guid.GetHashCode();

    public int CompareTo(GuidId? other) => other is null ? 1 : Guid.CompareTo(other.Guid);

    public override string ToString() => Guid.ToString("D");
}
