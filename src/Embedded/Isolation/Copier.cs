using System.Collections.Concurrent;
using System.Reflection;

namespace Marketplace.Embedded;

/// <summary>Copies values that can be changed.</summary>
internal abstract class Copier
{
    private static readonly ConcurrentDictionary<Type, Copier?> ByType = new();
    private static readonly MethodInfo ForType = typeof(Copiers).GetMethod(nameof(Copiers.For))!;

    /// <summary>The copier for the run-time type of a value; null if it may be shared.</summary>
    public static Copier? Of(Type type) =>
        ByType.GetOrAdd(type, static exact => (Copier?)ForType.MakeGenericMethod(exact).Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null));

    public abstract object CopyUntyped(object value, CopyContext context);
}

internal abstract class Copier<T> : Copier
{
    public abstract T Copy(T value, CopyContext context);

    public override object CopyUntyped(object value, CopyContext context) => Copy((T)value, context)!;
}

/// <summary>Remembers what one copy has copied, so that two ways to one object stay two ways to one object, and cycles end.</summary>
internal sealed class CopyContext
{
    private Dictionary<object, object>? copies;

    public bool TryGet<T>(object original, out T copy)
    {
        if (copies is not null && copies.TryGetValue(original, out var known))
        {
            copy = (T)known;
            return true;
        }

        copy = default!;
        return false;
    }

    public void Remember(object original, object copy) =>
        (copies ??= new Dictionary<object, object>(ReferenceEqualityComparer.Instance))[original] = copy;
}
