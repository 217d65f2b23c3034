using System.Reflection;

namespace Marketplace.Architecture.Stripe;

/// <summary>Renders what a caller of an assembly can name, in the notation of the fixture: one line for each type and member.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static SortedDictionary<string, SurfaceType> Of(Assembly assembly) =>
        new(assembly.GetExportedTypes().Select(Render).ToDictionary(type => type.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    public static SurfaceType Render(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var ancestors = type.GetInterfaces().Except(inherited).Select(TypeNames.Of);
        if (type.BaseType is { } parent && parent != typeof(object))
        {
            ancestors = ancestors.Prepend(TypeNames.Of(parent));
        }

        return new SurfaceType(
            TypeNames.Of(type),
            Kind(type),
            [.. ancestors],
            [.. type.GetMembers(Declared).Select(Render).OfType<string>().Order(StringComparer.Ordinal)]);
    }

    private static string Kind(Type type) =>
        type.IsInterface ? "interface"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : "class";

    private static string? Render(MemberInfo member) =>
        member switch
        {
            ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) =>
                $"{Protection(constructor)}ctor({Parameters(constructor)})",
            PropertyInfo property when property.GetMethod is { } getter && IsVisible(getter) => Render(property, getter),
            FieldInfo field when field.IsPublic => $"{(field.IsStatic ? "static " : "")}{TypeNames.Of(field.FieldType)} {field.Name}",
            MethodInfo { IsSpecialName: false } method when IsVisible(method) => Render(method),
            _ => null,
        };

    private static string Render(PropertyInfo property, MethodInfo getter)
    {
        var setter = property.SetMethod is { } set && IsVisible(set) ? " set;" : "";
        return $"{Protection(getter)}{(getter.IsStatic ? "static " : "")}{TypeNames.Of(property.PropertyType)} {property.Name} {{ get;{setter} }}";
    }

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

    private static string Protection(MethodBase method) => method.IsPublic ? "" : "protected ";
}

/// <summary>One type and what it declares.</summary>
internal sealed record SurfaceType(string Name, string Kind, ImmutableArray<string> Ancestors, ImmutableArray<string> Members)
{
    public string Heading => Ancestors.IsEmpty ? $"{Kind} {Name}" : $"{Kind} {Name} : {string.Join(", ", Ancestors)}";
}
