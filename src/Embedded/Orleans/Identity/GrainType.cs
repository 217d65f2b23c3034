namespace Orleans.Runtime;

/// <summary>The stable name of a grain class; the first half of a <see cref="GrainId"/>.</summary>
public readonly struct GrainType : IEquatable<GrainType>, IComparable<GrainType>
{
    private readonly IdSpan value;

    public GrainType(IdSpan id) => value = id;

    public GrainType(byte[] value) => this.value = new IdSpan(value);

    public IdSpan Value => value;

    public bool IsDefault => value.IsDefault;

    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);

    public static GrainType Create(string value) => new(IdSpan.Create(value));

    public ReadOnlySpan<byte> AsSpan() => value.AsSpan();

    public uint GetUniformHashCode() => value.GetUniformHashCode();

    public bool Equals(GrainType obj) => value.Equals(obj.value);

    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    public override int GetHashCode() => value.GetHashCode();

    public int CompareTo(GrainType other) => value.CompareTo(other.value);

    public override string ToString() => value.ToString();
}
