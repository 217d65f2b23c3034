using Marketplace.Postgres;
using Marketplace.Verification;

namespace Marketplace.Simulations;

/// <summary>Everything that was committed in a run, in the order in which it was, with the state before and after each event.</summary>
internal sealed class History
{
    private readonly Dictionary<string, object> states = new(StringComparer.Ordinal);

    public List<Committed> Steps { get; } = [];

    /// <summary>Takes in what was committed. The steps that it made.</summary>
    public IReadOnlyList<Committed> Add(AggregateWrite write, AggregateDescriptor kind, DateTimeOffset now)
    {
        var first = Steps.Count;
        foreach (var pending in write.Pending.Events)
        {
            var before = states.GetValueOrDefault(write.Stream) ?? kind.InitialState;
            var after = kind.Evolve(before, pending.Event);
            states[write.Stream] = after;
            Steps.Add(new Committed(new Step(kind, write.Stream, pending.Version, pending.Event, before, after), write.Id, write.Pending, now));
        }

        return Steps[first..];
    }

    /// <summary>The last state of every stream of a kind.</summary>
    public IEnumerable<(GrainId Id, TState State)> Last<TState>()
        where TState : class =>
        Steps.Where(step => step.Step.After is TState)
            .GroupBy(step => step.Step.Stream, StringComparer.Ordinal)
            .Select(stream => (stream.Last().Stream, (TState)stream.Last().Step.After));

    /// <summary>All events of one type, each with its stream.</summary>
    public IEnumerable<(Committed At, TEvent Event)> All<TEvent>()
        where TEvent : class =>
        from step in Steps
        where step.Step.Event is TEvent
        select (step, (TEvent)step.Step.Event);
}

/// <summary>One event as it was committed.</summary>
/// <param name="Step">The event, and what it changed.</param>
/// <param name="Stream">Where.</param>
/// <param name="Write">The write that it came with.</param>
/// <param name="CommittedAt">When, on the simulated clock.</param>
internal sealed record Committed(Step Step, GrainId Stream, PendingWrite Write, DateTimeOffset CommittedAt);
