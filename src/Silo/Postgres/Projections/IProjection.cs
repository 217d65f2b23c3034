namespace Marketplace.Postgres;

/// <summary>
/// Maps what happened to rows of read models, without any I/O. The rows are written in the transaction of the event,
/// so a user reads their own write, and a constraint on them can refuse it.
/// </summary>
internal interface IProjection<TState, TEvent>
    where TState : class
    where TEvent : class
{
    void Project(Projected<TState, TEvent> fact, IRowSink rows);
}

/// <summary>One event, with the state it led to.</summary>
internal readonly record struct Projected<TState, TEvent>(
    GrainId Stream, long Version, TEvent Event, TState State, DateTimeOffset At, Actor By)
{
    public Guid Id => Stream.GetGuidKey();
}

/// <summary>Collects the changes of one transaction. They are made table by table, and by key within a table, so that writers never deadlock.</summary>
internal interface IRowSink
{
    void Add(RowChange change);
}
