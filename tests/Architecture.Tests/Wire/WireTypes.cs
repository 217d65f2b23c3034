using System.Reflection;

namespace Marketplace.Architecture.Wire;

/// <summary>Every type of ours that crosses a grain boundary: parameters and answers of grain methods, what they hold, and what derives from that.</summary>
internal static class WireTypes
{
    private static readonly Assembly[] Assemblies = [Product.Contracts, Product.Grains];

    public static ImmutableArray<Type> Interfaces { get; } =
    [
        .. Assemblies.SelectMany(Product.TypesOf).Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type)),
    ];

    public static ImmutableArray<Type> All { get; } = Collect();

    /// <summary>What the serializer would carry for a type besides the parameters of its primary constructor.</summary>
    public static ImmutableArray<PropertyInfo> BodyMembers(Type type)
    {
        var positional = Positional(type);
        return
        [
            .. Stored(type).Where(property => !positional.Contains(property.Name)),
        ];
    }

    public static ImmutableArray<PropertyInfo> PositionalMembers(Type type)
    {
        var positional = Positional(type);
        return [.. Stored(type).Where(property => positional.Contains(property.Name))];
    }

    private static IEnumerable<PropertyInfo> Stored(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => type.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    /// <summary>The parameters of a record's primary constructor: the one whose every parameter is a property of the same name.</summary>
    private static HashSet<string> Positional(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        return type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Select(constructor => constructor.GetParameters().Select(parameter => parameter.Name!).ToArray())
            .Where(names => names.Length > 0 && names.All(properties.Contains))
            .OrderByDescending(names => names.Length)
            .FirstOrDefault([])
            .ToHashSet(StringComparer.Ordinal);
    }

    private static ImmutableArray<Type> Collect()
    {
        var known = new HashSet<Type>();
        foreach (var method in Interfaces.SelectMany(face => face.GetMethods()))
        {
            Add(method.ReturnType, known);
            foreach (var parameter in method.GetParameters())
            {
                Add(parameter.ParameterType, known);
            }
        }

        return [.. known.OrderBy(type => type.FullName, StringComparer.Ordinal)];
    }

    private static void Add(Type type, HashSet<Type> known)
    {
        foreach (var argument in type.GetGenericArguments())
        {
            Add(argument, known);
        }

        var carried = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (carried.IsEnum || carried.IsGenericParameter || carried.IsInterface || !Assemblies.Contains(carried.Assembly) || !known.Add(carried))
        {
            return;
        }

        foreach (var property in Stored(carried))
        {
            Add(property.PropertyType, known);
        }

        foreach (var derived in carried.Assembly.GetTypes().Where(candidate => candidate.BaseType == carried))
        {
            Add(derived, known);
        }

        if (carried.BaseType is { } parent && !carried.IsValueType)
        {
            Add(parent, known);
        }
    }
}
