using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Serialization;

namespace Marketplace.Embedded;

/// <summary>
/// The members by which a value crosses. Orleans' generator takes the positional members of records and every member with an
/// <see cref="IdAttribute"/>, and silently drops all others; here such a member is an error, because it would be lost in a cluster only (docs/adr/0011).
/// </summary>
internal static class SerializedMembers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Of(Type type)
    {
        RequireDistinctNumbers(type);
        foreach (var field in Shapes.FieldsOf(type).Where(field => !Shapes.StaysBehind(field)))
        {
            if (!Crosses(field))
            {
                throw new CodecNotFoundException(
                    $"{field.DeclaringType}.{NameOf(field)} would be lost on its way to another grain: give it an [Id], or mark it [field: NonSerialized].");
            }

            yield return field.FieldType;
        }
    }

    /// <summary>Every class numbers its own members; the positional ones of a record are counted apart.</summary>
    private static void RequireDistinctNumbers(Type type)
    {
        foreach (var level in Shapes.LevelsOf(type))
        {
            var twice = level.GetMembers(Declared)
                .Where(member => member is FieldInfo or PropertyInfo)
                .GroupBy(member => member.GetCustomAttribute<IdAttribute>()?.Id)
                .FirstOrDefault(same => same.Key is not null && same.Skip(1).Any());
            if (twice is not null)
            {
                throw new CodecNotFoundException($"{level} gives [Id({twice.Key})] to {string.Join(" and ", twice.Select(member => member.Name))}.");
            }
        }
    }

    private static bool Crosses(FieldInfo field)
    {
        var type = field.DeclaringType!;
        if (field.IsDefined(typeof(IdAttribute)))
        {
            return true;
        }

        return type.GetProperty(NameOf(field), Declared) is { } property
            && field.IsDefined(typeof(CompilerGeneratedAttribute))
            && (property.IsDefined(typeof(IdAttribute)) || IsPositional(type, property));
    }

    /// <summary>Records name their positional members in the constructor and take them apart again in Deconstruct.</summary>
    private static bool IsPositional(Type type, PropertyInfo property) =>
        type.GetCustomAttribute<GenerateSerializerAttribute>() is not { IncludePrimaryConstructorParameters: false }
        && type.GetMethod("Deconstruct", Declared) is { } deconstruct
        && Array.Exists(deconstruct.GetParameters(), parameter => string.Equals(parameter.Name, property.Name, StringComparison.Ordinal));

    private static string NameOf(FieldInfo field)
    {
        var end = field.Name.IndexOf('>', StringComparison.Ordinal);
        return field.Name.StartsWith('<') && end > 1 ? field.Name[1..end] : field.Name;
    }
}
