using System.Collections.Immutable;

namespace Marketplace.Embedded;

/// <summary>Copies objects that may be reached twice, or through themselves.</summary>
internal abstract class ObjectCopier<T> : Copier<T>
    where T : class
{
    public override T Copy(T value, CopyContext context)
    {
        if (value is null)
        {
            return value!;
        }

        return context.TryGet(value, out T known) ? known : Make(value, context);
    }

    protected abstract T Make(T value, CopyContext context);

    protected static T Remembered(T value, T copy, CopyContext context)
    {
        context.Remember(value, copy);
        return copy;
    }
}

internal sealed class ArrayCopier<T> : ObjectCopier<T[]>
{
    protected override T[] Make(T[] value, CopyContext context)
    {
        var copy = Remembered(value, new T[value.Length], context);
        for (var index = 0; index < value.Length; index++)
        {
            copy[index] = Isolation.Copy(value[index], context);
        }

        return copy;
    }
}

internal sealed class ListCopier<T> : ObjectCopier<List<T>>
{
    protected override List<T> Make(List<T> value, CopyContext context)
    {
        var copy = Remembered(value, new List<T>(value.Count), context);
        copy.AddRange(value.Select(item => Isolation.Copy(item, context)));
        return copy;
    }
}

internal sealed class HashSetCopier<T> : ObjectCopier<HashSet<T>>
{
    protected override HashSet<T> Make(HashSet<T> value, CopyContext context)
    {
        var copy = Remembered(value, new HashSet<T>(value.Count, value.Comparer), context);
        copy.UnionWith(value.Select(item => Isolation.Copy(item, context)));
        return copy;
    }
}

internal sealed class QueueCopier<T> : ObjectCopier<Queue<T>>
{
    protected override Queue<T> Make(Queue<T> value, CopyContext context) =>
        Remembered(value, new Queue<T>(value.Select(item => Isolation.Copy(item, context))), context);
}

internal sealed class StackCopier<T> : ObjectCopier<Stack<T>>
{
    protected override Stack<T> Make(Stack<T> value, CopyContext context) =>
        Remembered(value, new Stack<T>(value.Reverse().Select(item => Isolation.Copy(item, context))), context);
}

internal sealed class DictionaryCopier<TKey, TValue> : ObjectCopier<Dictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override Dictionary<TKey, TValue> Make(Dictionary<TKey, TValue> value, CopyContext context)
    {
        var copy = Remembered(value, new Dictionary<TKey, TValue>(value.Count, value.Comparer), context);
        foreach (var (key, item) in value)
        {
            copy.Add(Isolation.Copy(key, context), Isolation.Copy(item, context));
        }

        return copy;
    }
}

internal sealed class SortedDictionaryCopier<TKey, TValue> : ObjectCopier<SortedDictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override SortedDictionary<TKey, TValue> Make(SortedDictionary<TKey, TValue> value, CopyContext context)
    {
        var copy = Remembered(value, new SortedDictionary<TKey, TValue>(value.Comparer), context);
        foreach (var (key, item) in value)
        {
            copy.Add(Isolation.Copy(key, context), Isolation.Copy(item, context));
        }

        return copy;
    }
}

internal sealed class ImmutableArrayCopier<T> : Copier<ImmutableArray<T>>
{
    public override ImmutableArray<T> Copy(ImmutableArray<T> value, CopyContext context) =>
        value.IsDefaultOrEmpty ? value : ImmutableArray.CreateRange(value, Isolation.Copy, context);
}

internal sealed class ImmutableListCopier<T> : ObjectCopier<ImmutableList<T>>
{
    protected override ImmutableList<T> Make(ImmutableList<T> value, CopyContext context) =>
        Remembered(value, ImmutableList.CreateRange(value.Select(item => Isolation.Copy(item, context))), context);
}

internal sealed class ImmutableHashSetCopier<T> : ObjectCopier<ImmutableHashSet<T>>
{
    protected override ImmutableHashSet<T> Make(ImmutableHashSet<T> value, CopyContext context) =>
        Remembered(value, ImmutableHashSet.CreateRange(value.KeyComparer, value.Select(item => Isolation.Copy(item, context))), context);
}

internal sealed class ImmutableDictionaryCopier<TKey, TValue> : ObjectCopier<ImmutableDictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override ImmutableDictionary<TKey, TValue> Make(ImmutableDictionary<TKey, TValue> value, CopyContext context) =>
        Remembered(value, ImmutableDictionary.CreateRange(value.KeyComparer, value.ValueComparer, value.Select(pair => Pairs.Copy(pair, context))), context);
}

internal sealed class ImmutableSortedDictionaryCopier<TKey, TValue> : ObjectCopier<ImmutableSortedDictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override ImmutableSortedDictionary<TKey, TValue> Make(ImmutableSortedDictionary<TKey, TValue> value, CopyContext context) =>
        Remembered(value, ImmutableSortedDictionary.CreateRange(value.KeyComparer, value.ValueComparer, value.Select(pair => Pairs.Copy(pair, context))), context);
}

internal sealed class NullableCopier<T> : Copier<T?>
    where T : struct
{
    public override T? Copy(T? value, CopyContext context) => value is { } present ? Isolation.Copy(present, context) : null;
}

internal static class Pairs
{
    public static KeyValuePair<TKey, TValue> Copy<TKey, TValue>(KeyValuePair<TKey, TValue> pair, CopyContext context) =>
        KeyValuePair.Create(Isolation.Copy(pair.Key, context), Isolation.Copy(pair.Value, context));
}
