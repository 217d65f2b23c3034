namespace Marketplace.Postgres;

/// <summary>Whether anybody hears of the events of one kind of aggregate, for storage, which does not know their types.</summary>
internal abstract class StreamRelays
{
    public abstract bool Hear(PendingWrite write);
}

/// <inheritdoc/>
internal sealed class StreamRelays<TEvent>(IServiceProvider services) : StreamRelays
    where TEvent : class
{
    // Only when something is written: tools that read have no grains that a relay could tell.
    private readonly Lazy<ImmutableArray<IRelay<TEvent>>> relays = new(() => [.. services.GetServices<IRelay<TEvent>>()]);

    public override bool Hear(PendingWrite write)
    {
        foreach (var pending in write.Events)
        {
            foreach (var relay in relays.Value)
            {
                if (relay.Hears((TEvent)pending.Event))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
