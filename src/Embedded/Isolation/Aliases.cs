using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Serialization;

namespace Marketplace.Embedded;

/// <summary>
/// The names of types on the wire. Orleans falls back on the type's own name, so whoever renames the type cannot read
/// what is stored or under way; here that is an error, and so is one name for two types.
/// </summary>
internal static class Aliases
{
    private static readonly ConcurrentDictionary<string, Type> Named = new(StringComparer.Ordinal);

    public static void Require(Type type)
    {
        if (type.Assembly == typeof(Aliases).Assembly)
        {
            return;
        }

        var named = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var aliases = named.GetCustomAttributes<AliasAttribute>(inherit: false).ToArray();
        if (aliases is [])
        {
            throw new CodecNotFoundException($"{type} cannot cross a grain boundary: it has no [Alias], so nobody could read what is stored of it after it was renamed.");
        }

        foreach (var alias in aliases.Select(alias => alias.Alias))
        {
            if (Named.GetOrAdd(alias, named) is var first && first != named)
            {
                throw new CodecNotFoundException($"{type} cannot cross a grain boundary: its [Alias(\"{alias}\")] is that of {first}.");
            }
        }
    }
}
