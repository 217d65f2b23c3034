namespace Marketplace.Architecture.Stripe;

/// <summary>The notation of the fixture: C# keywords, and no namespace where everybody knows it.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
    };

    private static readonly HashSet<string> Familiar = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic",
        "System.Threading",
        "System.Threading.Tasks",
    };

    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        if (Keywords.TryGetValue(type, out var keyword) || type.IsGenericParameter)
        {
            return keyword ?? type.Name;
        }

        var name = Familiar.Contains(type.Namespace ?? "") ? type.Name : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(',', type.GetGenericArguments().Select(Of))}>"
            : name;
    }
}
