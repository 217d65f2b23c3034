using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Marketplace;

/// <summary>What must hold for every aggregate. A test class derives from it and gets one test per law.</summary>
public abstract class RulesLaws
{
    private protected static void HoldFor<TRules, TState, TCommand, TEvent>()
        where TRules : IRules<TState, TCommand, TEvent>
        where TState : class, new()
        where TCommand : class, ICommand
        where TEvent : class
    {
        Assert.Matches("^[a-z]+(-[a-z]+)*$", TRules.StreamType);
        EveryEventHasATransition<TRules, TState, TCommand, TEvent>();
        EveryEventHasANameOfItsOwn<TEvent>();
        RulesHoldNoState(typeof(TRules));
        NothingIsPendingBeforeTheFirstEvent<TRules, TState, TCommand, TEvent>();
    }

    private static void EveryEventHasATransition<TRules, TState, TCommand, TEvent>()
        where TRules : IRules<TState, TCommand, TEvent>
        where TState : class, new()
        where TCommand : class, ICommand
        where TEvent : class
    {
        foreach (var type in EventsOf<TEvent>())
        {
            var happened = (TEvent)RuntimeHelpers.GetUninitializedObject(type);
            var failure = Record.Exception(() => TRules.Evolve(new TState(), happened));

            // An empty event may lack what its transition reads; only a missing arm of the switch counts.
            Assert.False(failure is UnreachableException or SwitchExpressionException, $"{type.Name} has no transition.");
        }
    }

    private static void EveryEventHasANameOfItsOwn<TEvent>()
        where TEvent : class
    {
        var names = EventsOf<TEvent>().Select(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias).ToArray();
        Assert.All(names, Assert.NotNull);
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    private static void RulesHoldNoState(Type rules) =>
        Assert.All(
            rules.GetFields(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            field => Assert.True(field.IsInitOnly || field.IsLiteral, field.Name));

    private static void NothingIsPendingBeforeTheFirstEvent<TRules, TState, TCommand, TEvent>()
        where TRules : IRules<TState, TCommand, TEvent>
        where TState : class, new()
        where TCommand : class, ICommand
        where TEvent : class
    {
        Assert.Empty(TRules.Deadlines(new TState()));
        Assert.Empty(TRules.Intents(new TState()));
    }

    private static IEnumerable<Type> EventsOf<TEvent>() =>
        typeof(TEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TEvent)) && !type.IsAbstract);
}
