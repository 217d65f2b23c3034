using System.Text;

namespace Orleans.Runtime;

/// <summary>A part of an identity, as UTF-8 bytes with their stable hash.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly byte[]? bytes;
    private readonly int hash;

    public IdSpan(byte[] value)
    {
        bytes = value;
        hash = unchecked((int)StableHash.ComputeHash(value));
    }

    public ReadOnlyMemory<byte> Value => bytes;

    public bool IsDefault => bytes is null || bytes.Length == 0;

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    public ReadOnlySpan<byte> AsSpan() => bytes;

    public uint GetUniformHashCode() => unchecked((uint)hash);

    public bool Equals(IdSpan obj) => hash == obj.hash && (ReferenceEquals(bytes, obj.bytes) || AsSpan().SequenceEqual(obj.AsSpan()));

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => hash;

    public int CompareTo(IdSpan other) => AsSpan().SequenceCompareTo(other.AsSpan());

    public override string ToString() => bytes is null ? string.Empty : Encoding.UTF8.GetString(bytes);
}
