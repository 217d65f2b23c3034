using Marketplace.Postgres;
using Marketplace.Work;

namespace Marketplace.Relays;

/// <summary>Takes over after a write: keeps its events at hand, and wakes whoever has something to do because of it.</summary>
/// <remarks>All of it is in memory and may be lost: what a crash leaves untold, undone or due is found in SQL.</remarks>
internal sealed class EventDispatcher(RecentEvents recent, AggregateKinds kinds, WorkSignals signals, IHints hints) : IEventDispatcher
{
    public void Wrote(GrainId stream, PendingWrite write)
    {
        if (kinds.Of(stream).Relays.Hear(write))
        {
            recent.Add(stream, write);
            signals.Relays.Wake();
        }

        if (!write.Intents.Come.IsDefaultOrEmpty)
        {
            signals.Intents.Wake();
        }

        // Past due means now; what is due later is found by the pulse.
        if (!write.Deadlines.Come.IsDefaultOrEmpty && write.Deadlines.Come.Any(deadline => deadline.At <= write.At))
        {
            signals.Deadlines.Wake();
        }

        hints.Changed(stream, write.Events[^1].Version);
    }
}
