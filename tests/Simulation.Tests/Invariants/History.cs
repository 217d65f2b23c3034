using Marketplace.Postgres;
using Marketplace.Verification;

namespace Marketplace.Simulations;

/// <summary>Everything that was committed in a run, in the order in which it was, with the state before and after each event.</summary>
internal sealed class History
{
    private readonly Dictionary<string, Committed> last = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Found> byType = [];

    public List<Committed> Steps { get; } = [];

    /// <summary>Takes in what was committed. The steps that it made.</summary>
    public IReadOnlyList<Committed> Add(AggregateWrite write, AggregateDescriptor kind, DateTimeOffset now)
    {
        var first = Steps.Count;
        foreach (var pending in write.Pending.Events)
        {
            var before = last.GetValueOrDefault(write.Stream)?.Step.After ?? kind.InitialState;
            var after = kind.Evolve(before, pending.Event);
            last[write.Stream] = new Committed(new Step(kind, write.Stream, pending.Version, pending.Event, before, after), write.Id, write.Pending, now);
            Steps.Add(last[write.Stream]);
        }

        return Steps[first..];
    }

    /// <summary>The last state of every stream of a kind, in the order in which they began.</summary>
    public IEnumerable<(GrainId Id, TState State)> Last<TState>()
        where TState : class =>
        from step in last.Values
        where step.Step.After is TState
        select (step.Stream, (TState)step.Step.After);

    /// <summary>All events of one type, each with its stream.</summary>
    public IEnumerable<(Committed At, TEvent Event)> All<TEvent>()
        where TEvent : class
    {
        if (!byType.TryGetValue(typeof(TEvent), out var found))
        {
            byType[typeof(TEvent)] = found = new Found();
        }

        foreach (var step in found.UpTo(Steps, static step => step.Step.Event is TEvent))
        {
            yield return (step, (TEvent)step.Step.Event);
        }
    }

    /// <summary>The steps of one type: laws ask for the same ones again and again, so only what came since the last time is looked through.</summary>
    private sealed class Found
    {
        private readonly List<Committed> steps = [];
        private int seen;

        public List<Committed> UpTo(List<Committed> all, Func<Committed, bool> belongs)
        {
            for (; seen < all.Count; seen++)
            {
                if (belongs(all[seen]))
                {
                    steps.Add(all[seen]);
                }
            }

            return steps;
        }
    }
}

/// <summary>One event as it was committed.</summary>
/// <param name="Step">The event, and what it changed.</param>
/// <param name="Stream">Where.</param>
/// <param name="Write">The write that it came with.</param>
/// <param name="CommittedAt">When, on the simulated clock.</param>
internal sealed record Committed(Step Step, GrainId Stream, PendingWrite Write, DateTimeOffset CommittedAt);
