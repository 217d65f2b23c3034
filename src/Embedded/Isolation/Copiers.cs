using System.Collections.Immutable;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Chooses the copier for a type.</summary>
internal static class Copiers
{
    private static readonly Dictionary<Type, Type> Collections = new()
    {
        [typeof(List<>)] = typeof(ListCopier<>),
        [typeof(HashSet<>)] = typeof(HashSetCopier<>),
        [typeof(Queue<>)] = typeof(QueueCopier<>),
        [typeof(Stack<>)] = typeof(StackCopier<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCopier<,>),
        [typeof(SortedDictionary<,>)] = typeof(SortedDictionaryCopier<,>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCopier<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCopier<>),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSetCopier<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCopier<,>),
        [typeof(ImmutableSortedDictionary<,>)] = typeof(ImmutableSortedDictionaryCopier<,>),
        [typeof(Nullable<>)] = typeof(NullableCopier<>),
    };

    public static bool IsKnownCollection(Type type) => type.IsGenericType && Collections.ContainsKey(type.GetGenericTypeDefinition());

    /// <summary>Null if values of the type may be shared.</summary>
    public static Copier<T>? For<T>()
    {
        var type = typeof(T);
        if (Shapes.IsImmutable(type))
        {
            return null;
        }

        if (typeof(IAddressable).IsAssignableFrom(type))
        {
            return new ReferenceCopier<T>();
        }

        if (type.IsArray)
        {
            return Make<T>(typeof(ArrayCopier<>), type.GetElementType()!);
        }

        if (type.IsGenericType && Collections.TryGetValue(type.GetGenericTypeDefinition(), out var copier))
        {
            return Make<T>(copier, type.GetGenericArguments());
        }

        if (type.IsInterface || type.IsAbstract || type == typeof(object))
        {
            return new PolymorphicCopier<T>(null);
        }

        Shapes.Require(type);
        var members = new MemberCopier<T>();
        return type.IsSealed || type.IsValueType ? members : new PolymorphicCopier<T>(members);
    }

    private static Copier<T> Make<T>(Type definition, params Type[] arguments) =>
        (Copier<T>)Activator.CreateInstance(definition.MakeGenericType(arguments))!;
}

/// <summary>A reference is only a name; a grain itself must not leave its turn.</summary>
internal sealed class ReferenceCopier<T> : Copier<T>
{
    public override T Copy(T value, CopyContext context) => value is null or GrainReference
        ? value
        : throw new ArgumentException($"{value.GetType()} itself cannot be passed to another grain; pass its reference.", nameof(value));
}

/// <summary>Copies a value by what it really is.</summary>
internal sealed class PolymorphicCopier<T>(Copier<T>? ofDeclared) : Copier<T>
{
    public override T Copy(T value, CopyContext context)
    {
        if (value is null)
        {
            return value;
        }

        var type = value.GetType();
        if (type == typeof(T))
        {
            return ofDeclared is null ? value : ofDeclared.Copy(value, context);
        }

        if (value is GrainReference)
        {
            return value;
        }

        Shapes.Require(type);
        return Of(type) is { } exact ? (T)exact.CopyUntyped(value, context) : value;
    }
}
