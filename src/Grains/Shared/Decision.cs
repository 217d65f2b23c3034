namespace Marketplace;

/// <summary>What a rule concludes: these things happened, or no, or nothing to do.</summary>
internal readonly record struct Decision<TEvent>(ImmutableArray<TEvent> Events, Refusal? Refusal)
    where TEvent : class
{
    public static Decision<TEvent> Nothing => new([], null);

    public static Decision<TEvent> Happened(params ImmutableArray<TEvent> events) => new(events, null);

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    /// <exception cref="ArgumentNullException">There is no reason, so this is no refusal: taken for one it would pass for a yes.</exception>
    public static implicit operator Decision<TEvent>(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new([], refusal);
    }
}
