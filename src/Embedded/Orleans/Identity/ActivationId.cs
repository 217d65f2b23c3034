using Marketplace.Embedded;

namespace Orleans.Runtime;

/// <summary>Names one activation of a grain; a grain that comes back has a new one.</summary>
public readonly struct ActivationId : IEquatable<ActivationId>
{
    private readonly Guid key;

    public ActivationId(Guid key) => this.key = key;

    public bool IsDefault => key == Guid.Empty;

    public static bool operator ==(ActivationId left, ActivationId right) => left.Equals(right);

    public static bool operator !=(ActivationId left, ActivationId right) => !left.Equals(right);

    public static ActivationId NewId() => new(FreshId.New());

    public bool Equals(ActivationId other) => key.Equals(other.key);

    public override bool Equals(object? obj) => obj is ActivationId other && Equals(other);

    public override int GetHashCode() => key.GetHashCode();

    public override string ToString() => $"@{key:N}";
}
