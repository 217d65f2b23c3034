using System.Reflection;
using System.Runtime.CompilerServices;

namespace Marketplace.Architecture;

/// <summary>Renders what a caller of an assembly can name, in the notation of the excerpts: one line for each type and member.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static SortedDictionary<string, SurfaceType> Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static SortedDictionary<string, SurfaceType> Of(IEnumerable<Type> types) =>
        new(types.Select(Render).ToDictionary(type => type.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    public static SurfaceType Render(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var ancestors = type.GetInterfaces().Except(inherited).Select(TypeNames.Of);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            ancestors = ancestors.Prepend(TypeNames.Of(parent));
        }

        var kind = Kind(type);
        return new SurfaceType(TypeNames.Of(type), kind, kind is "enum" ? [] : [.. ancestors], [.. Members(type, kind).Order(StringComparer.Ordinal)]);
    }

    private static string Kind(Type type) =>
        type.IsInterface ? "interface"
        : type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static IEnumerable<string> Members(Type type, string kind) => kind switch
    {
        "enum" => [string.Join(", ", type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name))],
        "delegate" => [type.GetMethod("Invoke")!.ReturnType is var returned ? $"{TypeNames.Of(returned)}({Parameters(type.GetMethod("Invoke")!)})" : ""],
        _ => type.GetMembers(Declared).Select(Render).OfType<string>(),
    };

    private static string? Render(MemberInfo member) =>
        member switch
        {
            ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) =>
                $"{Protection(constructor)}ctor({Parameters(constructor)})",
            PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Render(property),
            FieldInfo field when field.IsPublic => $"{(field.IsStatic ? "static " : "")}{TypeNames.Of(field.FieldType)} {field.Name}",
            MethodInfo { IsSpecialName: false } method when IsVisible(method) && !IsOfObject(method) => Render(method),
            _ => null,
        };

    private static string Render(PropertyInfo property)
    {
        var isStatic = property.GetAccessors(nonPublic: true)[0].IsStatic ? "static " : "";
        return $"{isStatic}{TypeNames.Of(property.PropertyType)} {property.Name} {{ {Accessor(property.GetMethod, "get; ")}{Accessor(property.SetMethod, "set; ")}}}";
    }

    private static string Accessor(MethodInfo? accessor, string text) => accessor is { IsPublic: true } or { IsFamily: true } ? text : "";

    private static string Render(MethodInfo method)
    {
        var isVirtual = method.IsVirtual && !method.DeclaringType!.IsInterface ? "virtual " : "";
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(',', method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        return $"{Protection(method)}{(method.IsStatic ? "static " : "")}{isVirtual}{TypeNames.Of(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter =>
            $"{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Everything can be compared and printed; whether a type does so in a way of its own is no promise.</summary>
    private static bool IsOfObject(MethodInfo method) =>
        method.GetBaseDefinition().DeclaringType == typeof(object) || method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static string Protection(MethodBase method) => method.IsPublic ? "" : "protected ";
}

/// <summary>One type and what it declares.</summary>
internal sealed record SurfaceType(string Name, string Kind, ImmutableArray<string> Ancestors, ImmutableArray<string> Members)
{
    public string Heading => Ancestors.IsEmpty ? $"{Kind} {Name}" : $"{Kind} {Name} : {string.Join(", ", Ancestors)}";

    /// <summary>What this type offers that the original does not. A slice may leave out that a method can be overridden.</summary>
    public IEnumerable<string> InventedBeside(SurfaceType? original)
    {
        if (original is null || original.Kind != Kind)
        {
            return [Heading];
        }

        var known = original.Members.Concat(original.Members.Select(member => member.Replace("virtual ", "", StringComparison.Ordinal)));
        var members = Members.Except(known, StringComparer.Ordinal).Select(member => $"{Name}: {member}");
        var ancestors = Ancestors.Except(original.Ancestors, StringComparer.Ordinal).Select(ancestor => $"{Name} is no {ancestor}");
        return members.Concat(ancestors);
    }
}
