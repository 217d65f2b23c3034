using System.Text;

namespace Orleans.Runtime;

/// <summary>Names a stream within its provider: a namespace and a key.</summary>
[GenerateSerializer, Immutable]
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>
{
    private readonly string? space;
    private readonly string? key;

    private StreamId(string? space, string key)
    {
        this.space = string.IsNullOrEmpty(space) ? null : space;
        this.key = key;
    }

    public ReadOnlyMemory<byte> Namespace => Encoding.UTF8.GetBytes(space ?? string.Empty);

    public ReadOnlyMemory<byte> Key => Encoding.UTF8.GetBytes(GetKeyAsString());

    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);

    public static StreamId Create(string? ns, Guid key) => new(ns, key.ToString("N"));

    public static StreamId Create(string? ns, long key) => new(ns, key.ToString("X", System.Globalization.CultureInfo.InvariantCulture));

    public static StreamId Create(string? ns, string key) => new(ns, key);

    public string? GetNamespace() => space;

    public string GetKeyAsString() => key ?? string.Empty;

    public bool Equals(StreamId other) =>
        string.Equals(key, other.key, StringComparison.Ordinal) && string.Equals(space, other.space, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(space, key);

    public int CompareTo(StreamId other)
    {
        var bySpace = string.CompareOrdinal(space, other.space);
        return bySpace != 0 ? bySpace : string.CompareOrdinal(key, other.key);
    }

    public override string ToString() => $"{space ?? "null"}/{key}";
}
