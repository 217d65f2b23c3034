namespace Orleans.Runtime;

/// <summary>The stable name of a grain interface.</summary>
public readonly struct GrainInterfaceType : IEquatable<GrainInterfaceType>
{
    private readonly IdSpan value;

    public GrainInterfaceType(string value) => this.value = IdSpan.Create(value);

    public GrainInterfaceType(IdSpan value) => this.value = value;

    public IdSpan Value => value;

    public bool IsDefault => value.IsDefault;

    public static bool operator ==(GrainInterfaceType left, GrainInterfaceType right) => left.Equals(right);

    public static bool operator !=(GrainInterfaceType left, GrainInterfaceType right) => !left.Equals(right);

    public static GrainInterfaceType Create(string value) => new(value);

    public bool Equals(GrainInterfaceType other) => value.Equals(other.value);

    public override bool Equals(object? obj) => obj is GrainInterfaceType other && Equals(other);

    public override int GetHashCode() => value.GetHashCode();

    public override string ToString() => value.ToString();
}
