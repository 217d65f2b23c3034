using System.Text.Json;

namespace Marketplace;

/// <summary>Given what happened, when someone asks, then this follows. Works for any aggregate.</summary>
internal sealed class Story<TRules, TState, TCommand, TEvent>
    where TRules : IRules<TState, TCommand, TEvent>
    where TState : class, new()
    where TCommand : class, ICommand
    where TEvent : class
{
    private DateTimeOffset now;
    private Decision<TEvent> decision;

    /// <summary>Where the aggregate stands, after the decision too.</summary>
    public TState State { get; private set; } = new();

    /// <summary>What the last command led to.</summary>
    public ImmutableArray<TEvent> Events => decision.Events;

    public Story<TRules, TState, TCommand, TEvent> Given(params IEnumerable<TEvent> history)
    {
        State = history.Aggregate(State, static (state, happened) => TRules.Evolve(state, happened));
        return this;
    }

    public Story<TRules, TState, TCommand, TEvent> At(DateTimeOffset moment)
    {
        now = moment;
        return this;
    }

    public Story<TRules, TState, TCommand, TEvent> When(TCommand command)
    {
        decision = TRules.Decide(State, command, now);
        State = decision.Events.Aggregate(State, TRules.Evolve);
        return this;
    }

    /// <summary>The clock reaches a deadline: time moves there, and the command of the clock is given.</summary>
    public Story<TRules, TState, TCommand, TEvent> WhenDue(string name)
    {
        now = TRules.Deadlines(State).Single(deadline => deadline.Name == name).At;
        return When(TRules.AtDeadline(State, name, CommandContext.CausedBy("story", now.UtcTicks, name, string.Empty)));
    }

    public Story<TRules, TState, TCommand, TEvent> Then(params TEvent[] expected)
    {
        Assert.Null(decision.Refusal);
        Assert.Equal(string.Join('\n', expected.Select(Canonical)), string.Join('\n', decision.Events.Select(Canonical)));
        return this;
    }

    public Story<TRules, TState, TCommand, TEvent> ThenNothing() => Then();

    public Story<TRules, TState, TCommand, TEvent> ThenRefused(string code)
    {
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.EndsWith(".", decision.Refusal!.Reason, StringComparison.Ordinal);
        Assert.All(decision.Refusal.Facts, fact => Assert.True(fact is { Name.Length: > 0, Value.Length: > 0 }, $"{code}: {fact}"));
        Assert.Empty(decision.Events);
        return this;
    }

    /// <summary>The refusal names these facts, in any order.</summary>
    public Story<TRules, TState, TCommand, TEvent> ThenRefused(string code, params string[] facts)
    {
        ThenRefused(code);
        Assert.Equal(facts.Order(StringComparer.Ordinal), decision.Refusal!.Facts.Select(fact => fact.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return this;
    }

    /// <summary>Exactly these deadlines are pending now.</summary>
    public Story<TRules, TState, TCommand, TEvent> ThenPending(params (string Name, DateTimeOffset At)[] deadlines)
    {
        Assert.Equal(
            deadlines.OrderBy(deadline => deadline.Name, StringComparer.Ordinal),
            TRules.Deadlines(State).Select(deadline => (deadline.Name, deadline.At)).OrderBy(deadline => deadline.Name, StringComparer.Ordinal));
        return this;
    }

    /// <summary>Exactly these kinds of intents are under way now.</summary>
    public Story<TRules, TState, TCommand, TEvent> ThenWants(params string[] kinds)
    {
        Assert.Equal(kinds.Order(StringComparer.Ordinal), TRules.Intents(State).Select(intent => intent.Kind).Order(StringComparer.Ordinal));
        return this;
    }

    /// <summary>Arrays in records compare by reference, so events are compared as they are stored.</summary>
    private static string Canonical(TEvent happened) =>
        $"{happened.GetType().Name} {JsonSerializer.Serialize(happened, happened.GetType(), MarketplaceJson.Options)}";
}
