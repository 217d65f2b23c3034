using System.Reflection;

namespace Marketplace.Architecture.Wire;

/// <summary>What storage and other processes see of a type: its stable name, and its members by their numbers.</summary>
/// <param name="Name">The alias; an enum has the name of its type, and is stored by the names of its members.</param>
/// <param name="Members">In the order of the wire: positional ones first, then those of the body by their number.</param>
internal sealed record Shape(string Name, ImmutableArray<string> Members)
{
    /// <summary>Every shape of the product, by name.</summary>
    public static ImmutableArray<Shape> All { get; } =
    [
        .. new[] { Product.Contracts, Product.Grains }.SelectMany(Product.TypesOf)
            .Where(type => type.IsEnum || type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null)
            .Select(Of)
            .OrderBy(shape => shape.Name, StringComparer.Ordinal),
    ];

    public static Shape Parse(string line)
    {
        var parts = line.Split(": ", 2);
        return new Shape(parts[0], parts.Length == 1 ? [] : [.. parts[1].Split("; ")]);
    }

    /// <summary>True when nothing that a reader of the older shape relies on has gone or moved.</summary>
    public bool HasGrownFrom(Shape older) => older.Members.All(Members.Contains) && Members.Where(older.Members.Contains).SequenceEqual(older.Members);

    public override string ToString() => Members.IsEmpty ? Name : $"{Name}: {string.Join("; ", Members)}";

    private static Shape Of(Type type) =>
        type.IsEnum
            ? new Shape($"enum {type.Name}", [.. Enum.GetNames(type)])
            : new Shape(
                type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias,
                [
                    .. WireTypes.PositionalMembers(type).Select((member, position) => $"({position}) {Describe(member)}"),
                    .. WireTypes.BodyMembers(type)
                        .Where(member => member.GetCustomAttribute<IdAttribute>() is not null)
                        .OrderBy(member => member.GetCustomAttribute<IdAttribute>()!.Id)
                        .Select(member => $"[{member.GetCustomAttribute<IdAttribute>()!.Id}] {Describe(member)}"),
                ]);

    private static string Describe(PropertyInfo member) => $"{NameOf(member.PropertyType)} {member.Name}";

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } plain ? $"{NameOf(plain)}?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
