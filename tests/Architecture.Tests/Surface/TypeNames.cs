namespace Marketplace.Architecture;

/// <summary>The notation of the excerpts: C# keywords, and no namespace where everybody knows it.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Void"] = "void",
        ["System.String"] = "string",
        ["System.Object"] = "object",
        ["System.Boolean"] = "bool",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
    };

    private static readonly string[] Familiar = ["System.Threading.Tasks.", "System.Threading.", "System.Collections.Generic."];

    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return $"ref {Of(type.GetElementType()!)}";
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        return type.IsGenericType
            ? Generic(FullName(type.GetGenericTypeDefinition()), type.GetGenericArguments().Select(Of))
            : Short(FullName(type));
    }

    /// <summary>A generic type from the name of its definition and the notation of its arguments.</summary>
    public static string Generic(string definition, IEnumerable<string> arguments)
    {
        var given = arguments.ToArray();
        if (definition.StartsWith("System.Nullable`", StringComparison.Ordinal))
        {
            return $"{given[0]}?";
        }

        var arity = definition.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? Short(definition) : $"{Short(definition[..arity])}<{string.Join(',', given)}>";
    }

    /// <summary>A type without arguments from its full name.</summary>
    public static string Short(string fullName) =>
        Keywords.TryGetValue(fullName, out var keyword) ? keyword
        : Familiar.FirstOrDefault(prefix => fullName.StartsWith(prefix, StringComparison.Ordinal)) is { } known ? fullName[known.Length..]
        : fullName;

    private static string FullName(Type type) =>
        type.IsNested ? $"{FullName(type.DeclaringType!)}+{type.Name}" : $"{type.Namespace}.{type.Name}";
}
