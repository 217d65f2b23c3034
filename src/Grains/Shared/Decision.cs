namespace Marketplace;

/// <summary>What a rule concludes: these things happened, or no, or nothing to do.</summary>
internal readonly record struct Decision<TEvent>(ImmutableArray<TEvent> Events, Refusal? Refusal)
    where TEvent : class
{
    public static Decision<TEvent> Nothing => new([], null);

    public static Decision<TEvent> Happened(params ImmutableArray<TEvent> events) => new(events, null);

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);
}
