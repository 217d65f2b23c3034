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

/// <summary>Collects the rows of one transaction. Statements run table by table, and by key within a table, so that writers never deadlock.</summary>
internal interface IRowSink
{
    /// <param name="table">Where it is written; the order of this enum is the order of writing.</param>
    /// <param name="key">Sorts statements within a table: the primary key, or its leading part.</param>
    /// <param name="sql">One statement with positional parameters `$1`.</param>
    /// <param name="values">Their values; wrap JSON in <see cref="Json"/>. Instants must be UTC.</param>
    void Add(ReadModel table, string key, string sql, params object?[] values);
}

/// <summary>A value that is stored as jsonb.</summary>
internal sealed record Json(object? Value);

/// <summary>Read models in the order in which a transaction touches them.</summary>
internal enum ReadModel
{
    Accounts,
    Providers,
    Calendars,
    Listings,
    Favorites,
    Bookings,
    Occupancy,
    Payments,
    Payouts,
    PayoutItems,
    Intents,
    Threads,
    Messages,
    Reviews,
    Ratings,
    Outgoing,
}
