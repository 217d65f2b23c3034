using Marketplace.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Hosting;

public static class SiloBuilderReminderExtensions
{
    /// <summary>Runs reminders from whatever <see cref="IReminderTable"/> is registered.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        builder.Services.AddReminders();
        return builder;
    }

    public static void AddReminders(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ReminderService)))
        {
            return;
        }

        services.AddSingleton<ReminderService>();
        services.AddSingleton<IReminderRegistry>(provider => provider.GetRequiredService<ReminderService>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<ReminderService>());
    }

    /// <summary>Keeps reminders in PostgreSQL, in the table that Orleans' own provider uses.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions)
    {
        builder.AddReminders();
        builder.Services.Configure(configureOptions);
        builder.Services.Replace(ServiceDescriptor.Singleton<IReminderTable, AdoNetReminderTable>());
        return builder;
    }
}

public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Keeps reminders in memory, for tests: they are lost with the process.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.AddReminders();
        builder.Services.Replace(ServiceDescriptor.Singleton<IReminderTable, MemoryReminderTable>());
        return builder;
    }
}
