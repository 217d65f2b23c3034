using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Marketplace.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace;

/// <summary>
/// What storage, `rebuild` and `verify` must know of one kind of aggregate without knowing its types:
/// how its events are named, read and folded.
/// </summary>
internal abstract class AggregateDescriptor
{
    public abstract string StreamType { get; }

    public abstract Type StateType { get; }

    public abstract Type EventType { get; }

    public abstract object InitialState { get; }

    public abstract object Evolve(object state, object happened);

    public abstract ImmutableArray<Deadline> Deadlines(object state);

    public abstract ImmutableArray<Intent> Intents(object state);

    /// <summary>The money that an event moves, given the state it led to.</summary>
    public abstract ImmutableArray<LedgerTransaction> Postings(object state, object happened);

    /// <summary>The stable name under which an event is stored: its alias.</summary>
    public abstract string NameOf(object happened);

    /// <summary>Reads a stored event by its stable name.</summary>
    public abstract object ReadEvent(string name, string json);

    /// <summary>Tells an event of this kind to its relays.</summary>
    public abstract Task Tell(IServiceProvider services, PastEvent happened, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class AggregateDescriptor<TRules, TState, TCommand, TEvent> : AggregateDescriptor
    where TRules : IRules<TState, TCommand, TEvent>
    where TState : class, new()
    where TCommand : class, ICommand
    where TEvent : class
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(TEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(TEvent)) && !type.IsAbstract)
        .ToFrozenDictionary(AliasOf, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public override string StreamType => TRules.StreamType;

    public override Type StateType => typeof(TState);

    public override Type EventType => typeof(TEvent);

    public override object InitialState => new TState();

    public override object Evolve(object state, object happened) => TRules.Evolve((TState)state, (TEvent)happened);

    public override ImmutableArray<Deadline> Deadlines(object state) => TRules.Deadlines((TState)state);

    public override ImmutableArray<Intent> Intents(object state) => TRules.Intents((TState)state);

    public override ImmutableArray<LedgerTransaction> Postings(object state, object happened) => TRules.Postings((TState)state, (TEvent)happened);

    public override string NameOf(object happened) => Names[happened.GetType()];

    public override object ReadEvent(string name, string json) =>
        JsonSerializer.Deserialize(json, ByName[name], MarketplaceJson.Options)
        ?? throw new JsonException($"A stored {name} is null.");

    public override Task Tell(IServiceProvider services, PastEvent happened, CancellationToken cancellationToken) =>
        happened.Tell<TEvent>(services, cancellationToken);

    private static string AliasOf(Type type) =>
        type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias
        ?? throw new InvalidOperationException($"{type} is stored and has no alias.");
}

internal static class AggregateRegistration
{
    /// <summary>Makes one kind of aggregate known to storage, rebuild and verification.</summary>
    public static IServiceCollection AddAggregate<TRules, TState, TCommand, TEvent>(this IServiceCollection services)
        where TRules : IRules<TState, TCommand, TEvent>
        where TState : class, new()
        where TCommand : class, ICommand
        where TEvent : class =>
        services.AddSingleton<AggregateDescriptor, AggregateDescriptor<TRules, TState, TCommand, TEvent>>();
}
