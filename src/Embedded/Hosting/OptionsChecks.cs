using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Refuses, before anything starts, the settings that Orleans refuses too.</summary>
internal static class OptionsChecks
{
    public static void Check(this GrainCollectionOptions options)
    {
        Require(options.CollectionQuantum > TimeSpan.Zero, $"{nameof(options.CollectionQuantum)} is {options.CollectionQuantum}, but idle activations are looked for now and then.");
        RequireLonger(nameof(options.CollectionAge), options.CollectionAge, options.CollectionQuantum);
        foreach (var (name, age) in options.ClassSpecificCollectionAge)
        {
            RequireLonger($"The collection age of {name}", age, options.CollectionQuantum);
        }
    }

    public static void Check(this ReminderOptions options)
    {
        Require(options.MinimumReminderPeriod >= TimeSpan.Zero, $"{nameof(options.MinimumReminderPeriod)} is {options.MinimumReminderPeriod}, less than nothing.");
        Require(options.RefreshReminderListPeriod > TimeSpan.Zero, $"{nameof(options.RefreshReminderListPeriod)} is {options.RefreshReminderListPeriod}, but the table is read again now and then.");
    }

    private static void RequireLonger(string what, TimeSpan age, TimeSpan quantum) =>
        Require(age > quantum, $"{what} is {age}, which is not longer than the {quantum} between two looks for idle activations.");

    private static void Require(bool isAsItShould, string complaint)
    {
        if (!isAsItShould)
        {
            throw new OrleansConfigurationException(complaint);
        }
    }
}
