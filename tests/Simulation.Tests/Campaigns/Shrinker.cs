namespace Marketplace.Simulations;

/// <summary>Makes a failing run smaller: leaves out one person or one kind of trouble after the other, as long as it still fails the same way.</summary>
internal static class Shrinker
{
    public static (Scenario Scenario, Verdict Verdict) Shrink(Scenario failing, Verdict verdict)
    {
        var broken = verdict.Violations[0].Invariant;
        var smallest = (Scenario: failing, Verdict: verdict);
        foreach (var name in Fault.Kinds.Select(kind => kind.Fault.Name).Concat(Town.Names).Append(Person.Tokens).Append(Person.Doubles).Append(Diary.Habit).Append(Chores.Habit).Append(Listener.Habit).Append(Critic.Habit).Append(Waiter.Habit).Append(ProviderPerson.Ways).Append(Regular.Habit).Append(Importer.Habit).Append(Subscriber.Habit).Append(GroupGoer.Habit).Append(Timekeeper.Habit).Append(Staff.Habit))
        {
            var without = smallest.Scenario with { Without = smallest.Scenario.Without.Add(name) };
            var again = Town.Run(without);
            if (again.Violations.Any(violation => violation.Invariant == broken))
            {
                smallest = (without, again);
            }
        }

        return smallest;
    }
}
