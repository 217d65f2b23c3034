using System.Collections.Concurrent;

namespace Marketplace.Embedded;

/// <summary>Parts that belong to one activation and go with it, one of each type.</summary>
internal sealed class ActivationParts
{
    private readonly ConcurrentDictionary<Type, object> parts = new();

    public TPart Get<TPart>()
        where TPart : class, new() => (TPart)parts.GetOrAdd(typeof(TPart), static _ => new TPart());
}
