using Marketplace.Ledger;

namespace Marketplace;

/// <summary>
/// The whole of an aggregate's behaviour, as functions of values. Static, so that a rule cannot
/// hold a dependency; an interface, so that one shell and one suite of laws serve every aggregate.
/// </summary>
internal interface IRules<TState, TCommand, TEvent>
    where TState : class, new()
    where TCommand : class, ICommand
    where TEvent : class
{
    /// <summary>The stable name of this kind of stream. It is the grain type too.</summary>
    static abstract string StreamType { get; }

    static abstract Decision<TEvent> Decide(TState state, TCommand command, DateTimeOffset now);

    static abstract TState Evolve(TState state, TEvent happened);

    /// <summary>When time alone will change something; empty if it never will. Past due means now.</summary>
    static virtual ImmutableArray<Deadline> Deadlines(TState state) => [];

    /// <summary>What the clock asks for once that deadline has passed.</summary>
    static virtual TCommand AtDeadline(TState state, string name, CommandContext context) =>
        throw new InvalidOperationException($"{typeof(TState).Name} has no deadline {name}.");

    /// <summary>What the outside world has yet to do; empty when nothing is under way.</summary>
    static virtual ImmutableArray<Intent> Intents(TState state) => [];

    /// <summary>The money that an event moves. Written in the transaction of the event.</summary>
    /// <param name="state">The state after the event.</param>
    /// <param name="happened">The event.</param>
    static virtual ImmutableArray<LedgerTransaction> Postings(TState state, TEvent happened) => [];

    /// <summary>The refusal behind a database constraint that said no at the commit, or null if it is none of ours.</summary>
    static virtual Refusal? OnConflict(TState state, string constraint) => null;
}
