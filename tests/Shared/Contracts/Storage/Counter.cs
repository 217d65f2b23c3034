using Marketplace.Ledger;

namespace Marketplace.Postgres;

/// <summary>The smallest aggregate that has everything: deadlines, intents, postings, and a read model with constraints.</summary>
internal sealed record CounterState
{
    public long Total { get; init; }

    public ImmutableArray<Deadline> Alarms { get; init; } = [];

    public ImmutableArray<string> Wishes { get; init; } = [];
}

internal abstract record CounterEvent;

[Alias("counter.counted")]
internal sealed record Counted(long Amount) : CounterEvent;

[Alias("counter.armed")]
internal sealed record Armed(string Name, DateTimeOffset At) : CounterEvent;

[Alias("counter.disarmed")]
internal sealed record Disarmed(string Name) : CounterEvent;

[Alias("counter.wished")]
internal sealed record Wished(string Key) : CounterEvent;

[Alias("counter.granted")]
internal sealed record Granted(string Key) : CounterEvent;

[Alias("counter.named")]
internal sealed record Named(string Name) : CounterEvent;

[Alias("counter.seated")]
internal sealed record Seated(int From, int Until) : CounterEvent;

[Alias("counter.paid")]
internal sealed record Paid(string Purpose, ImmutableArray<LedgerLeg> Legs) : CounterEvent;

/// <summary>A command that says itself what happens.</summary>
internal sealed record Happen(CommandContext Context, ImmutableArray<CounterEvent> Events) : ICommand;

internal sealed class CounterRules : IRules<CounterState, Happen, CounterEvent>
{
    public static string StreamType => "counter";

    public static Decision<CounterEvent> Decide(CounterState state, Happen command, DateTimeOffset now) =>
        Decision<CounterEvent>.Happened(command.Events);

    public static CounterState Evolve(CounterState state, CounterEvent happened) => happened switch
    {
        Counted e => state with { Total = state.Total + e.Amount },
        Armed e => state with { Alarms = [.. state.Alarms.Where(alarm => alarm.Name != e.Name), new Deadline(e.Name, e.At)] },
        Disarmed e => state with { Alarms = [.. state.Alarms.Where(alarm => alarm.Name != e.Name)] },
        Wished e => state with { Wishes = state.Wishes.Add(e.Key) },
        Granted e => state with { Wishes = state.Wishes.Remove(e.Key, StringComparer.Ordinal) },
        _ => state,
    };

    public static ImmutableArray<Deadline> Deadlines(CounterState state) => state.Alarms;

    public static ImmutableArray<Intent> Intents(CounterState state) =>
        [.. state.Wishes.Select(key => new Intent(IdOf(key), "wish", new { key }))];

    public static ImmutableArray<LedgerTransaction> Postings(CounterState state, CounterEvent happened) =>
        happened is Paid paid ? [new LedgerTransaction(paid.Purpose, null, paid.Legs)] : [];

    public static Guid IdOf(string wish) => DerivedId.From(Guid.Empty, wish);
}
