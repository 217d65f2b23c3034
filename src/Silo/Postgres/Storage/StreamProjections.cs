namespace Marketplace.Postgres;

/// <summary>All projections of one kind of aggregate, for storage, which does not know their types.</summary>
internal abstract class StreamProjections
{
    public abstract void Project(GrainId stream, PendingWrite write, IRowSink rows);
}

/// <inheritdoc/>
internal sealed class StreamProjections<TState, TEvent>(IEnumerable<IProjection<TState, TEvent>> projections) : StreamProjections
    where TState : class
    where TEvent : class
{
    private readonly ImmutableArray<IProjection<TState, TEvent>> projections = [.. projections];

    public override void Project(GrainId stream, PendingWrite write, IRowSink rows)
    {
        foreach (var pending in write.Events)
        {
            var fact = new Projected<TState, TEvent>(
                stream, pending.Version, (TEvent)pending.Event, (TState)pending.State, write.At, write.Cause.By);

            foreach (var projection in projections)
            {
                projection.Project(fact, rows);
            }
        }
    }
}
