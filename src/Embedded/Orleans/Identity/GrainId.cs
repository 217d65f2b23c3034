namespace Orleans.Runtime;

/// <summary>Who a grain is: its type and its key, written <c>type/key</c>.</summary>
public readonly struct GrainId : IEquatable<GrainId>, IComparable<GrainId>
{
    private readonly GrainType type;
    private readonly IdSpan key;

    public GrainId(GrainType type, IdSpan key)
    {
        this.type = type;
        this.key = key;
    }

    public GrainType Type => type;

    public IdSpan Key => key;

    public bool IsDefault => type.IsDefault && key.IsDefault;

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    public static GrainId Parse(string value) =>
        TryParse(value, out var id) ? id : throw new ArgumentException($"\"{value}\" is not a grain id; one reads type/key.", nameof(value));

    public static bool TryParse(string? value, out GrainId result)
    {
        var slash = value?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        result = slash < 0 ? default : Create(value![..slash], value[(slash + 1)..]);
        return slash >= 0;
    }

    /// <summary>The same number in every process and version; the reminder table stores it.</summary>
    public uint GetUniformHashCode() => unchecked((type.GetUniformHashCode() * 31) + key.GetUniformHashCode());

    public bool Equals(GrainId other) => key.Equals(other.key) && type.Equals(other.type);

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(type, key);

    public int CompareTo(GrainId other)
    {
        var byType = type.CompareTo(other.type);
        return byType != 0 ? byType : key.CompareTo(other.key);
    }

    public override string ToString() => $"{type}/{key}";
}
