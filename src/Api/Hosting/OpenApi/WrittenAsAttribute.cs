namespace Marketplace.Hosting;

/// <summary>Says what a type looks like on the wire that a converter reads or writes: one of these forms.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WrittenAsAttribute(params Type[] forms) : Attribute
{
    public ImmutableArray<Type> Forms { get; } = [.. forms];
}
