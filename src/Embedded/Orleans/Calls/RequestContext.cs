using Marketplace.Embedded;

namespace Orleans.Runtime;

/// <summary>
/// Values that travel with calls, from the caller to all that is called on its behalf, never back.
/// Callers supply them, so nothing may trust them.
/// </summary>
public static class RequestContext
{
    private static readonly AsyncLocal<Values?> Ambient = new();

    public static IEnumerable<string> Keys => Current?.Entries.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current?.Entries ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The call chain whose calls may re-enter the grains that allowed it; empty outside such a section.</summary>
    public static Guid ReentrancyId
    {
        get => Current?.ReentrancyId ?? Guid.Empty;
        set => Current = new Values(Current?.Entries ?? Values.NoEntries, value);
    }

    internal static Values? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public static object? Get(string key) => Current?.Entries.GetValueOrDefault(key);

    public static void Set(string key, object value) =>
        Current = new Values((Current?.Entries ?? Values.NoEntries).SetItem(key, value), ReentrancyId);

    public static bool Remove(string key)
    {
        if (Current is not { } values || !values.Entries.ContainsKey(key))
        {
            return false;
        }

        Current = new Values(values.Entries.Remove(key), values.ReentrancyId);
        return true;
    }

    public static void Clear() => Current = null;

    /// <summary>Until the section is disposed, calls that are made on behalf of this one may come back into this grain.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var before = ReentrancyId;
        return Enter(before, before == Guid.Empty ? FreshId.New() : before);
    }

    /// <summary>Until the section is disposed, calls that are made on behalf of this one wait their turn again.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => Enter(ReentrancyId, Guid.Empty);

    private static ReentrancySection Enter(Guid before, Guid now)
    {
        ReentrancyId = now;
        return new ReentrancySection(before, now);
    }

    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid before;
        private readonly Marketplace.Embedded.IReentrantSections? owner;
        private readonly Guid now;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            before = originalReentrancyId;
            now = newReentrancyId;
            owner = now == Guid.Empty ? null : Marketplace.Embedded.ActivationScope.CurrentOrNull as Marketplace.Embedded.IReentrantSections;
            owner?.Enter(now);
        }

        public void Dispose()
        {
            owner?.Exit(now);
            ReentrancyId = before;
        }
    }

    /// <summary>Immutable, so that handing it to a call is one pointer.</summary>
    internal sealed class Values(System.Collections.Immutable.ImmutableDictionary<string, object> entries, Guid reentrancyId)
    {
        /// <summary>Values are told apart by reference: a copy may equal what it was copied from.</summary>
        public static readonly System.Collections.Immutable.ImmutableDictionary<string, object> NoEntries =
            System.Collections.Immutable.ImmutableDictionary.Create<string, object>(StringComparer.Ordinal, ReferenceEqualityComparer.Instance);

        public System.Collections.Immutable.ImmutableDictionary<string, object> Entries { get; } = entries;

        public Guid ReentrancyId { get; } = reentrancyId;

        /// <summary>What somebody else gets to see: values that can be changed are copied, like arguments.</summary>
        public Values ForAnother()
        {
            var theirs = Entries;
            foreach (var (key, value) in Entries)
            {
                theirs = theirs.SetItem(key, Isolation.Copy(value));
            }

            return ReferenceEquals(theirs, Entries) ? this : new Values(theirs, ReentrancyId);
        }
    }
}
