using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Marketplace.Embedded;

/// <summary>Which types may cross a grain boundary, and which of them need no copy.</summary>
internal static class Shapes
{
    private static readonly HashSet<Type> Leaves =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Guid), typeof(Uri), typeof(Version), typeof(BigInteger), typeof(Int128), typeof(UInt128), typeof(Half), typeof(Rune),
        typeof(CultureInfo), typeof(IPAddress), typeof(IPEndPoint), typeof(CancellationToken), typeof(Nothing),
        typeof(GrainId), typeof(GrainType), typeof(GrainInterfaceType), typeof(IdSpan), typeof(ActivationId), typeof(StreamId), typeof(TickStatus),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Immutable = new();
    private static readonly ConcurrentDictionary<Type, bool> Required = new();

    public static bool IsImmutable(Type type) => Immutable.GetOrAdd(type, static exact => IsImmutable(exact, []));

    public static void Require(Type type)
    {
        if (!Required.ContainsKey(type))
        {
            Require(type, []);
            Required.TryAdd(type, true);
        }
    }

    /// <summary>The type and its base classes, as far as they can hold anything.</summary>
    public static IEnumerable<Type> LevelsOf(Type type)
    {
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            yield return level;
        }
    }

    /// <summary>All instance fields, those of base classes included.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(Type type) => LevelsOf(type)
        .SelectMany(level => level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

    /// <summary>Whether a field is declared not to cross.</summary>
    public static bool StaysBehind(FieldInfo field)
    {
#pragma warning disable SYSLIB0050 // The flag outlived the formatters: Orleans' generator heeds it too.
        return field.IsNotSerialized;
#pragma warning restore SYSLIB0050
    }

    private static bool IsImmutable(Type type, HashSet<Type> open)
    {
        if (IsLeaf(type) || !open.Add(type))
        {
            return true;
        }

        if (type.IsArray || type.IsInterface || type.IsAbstract || !(type.IsSealed || type.IsValueType))
        {
            return false;
        }

        if (type.IsDefined(typeof(ImmutableAttribute), inherit: false))
        {
            return true;
        }

        if (IsContainerOfImmutables(type))
        {
            return Array.TrueForAll(type.GetGenericArguments(), argument => IsImmutable(argument, open));
        }

        // A struct is copied by being passed; a sealed class that cannot be written is as good as immutable.
        return !Copiers.IsKnownCollection(type)
            && (type.IsDefined(typeof(GenerateSerializerAttribute)) || IsTuple(type))
            && FieldsOf(type).All(field => !StaysBehind(field) && (field.IsInitOnly || type.IsValueType) && IsImmutable(field.FieldType, open));
    }

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || Leaves.Contains(type)
        || type.IsAssignableTo(typeof(Type)) || typeof(Exception).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Immutable<>));

    private static bool IsContainerOfImmutables(Type type) =>
        type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(Nullable<>)
            || (Copiers.IsKnownCollection(type) && type.Name.StartsWith("Immutable", StringComparison.Ordinal)));

    private static bool IsTuple(Type type) =>
        typeof(ITuple).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static void Require(Type type, HashSet<Type> open)
    {
        if (IsLeaf(type) || type == typeof(object) || typeof(IAddressable).IsAssignableFrom(type) || !open.Add(type))
        {
            return;
        }

        if (type.IsArray)
        {
            Require(type.GetElementType()!, open);
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Require(argument, open);
        }

        if (type.IsInterface || Copiers.IsKnownCollection(type) || IsTuple(type))
        {
            return;
        }

        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            throw new CodecNotFoundException($"{type} cannot cross a grain boundary: it has no [GenerateSerializer].");
        }

        Aliases.Require(type);

        foreach (var member in SerializedMembers.Of(type))
        {
            Require(member, open);
        }
    }
}
