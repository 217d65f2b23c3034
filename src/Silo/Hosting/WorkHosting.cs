using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Realtime;
using Marketplace.Relays;
using Marketplace.Scheduling;
using Marketplace.Work;

namespace Marketplace.Hosting;

/// <summary>What runs outside grains.</summary>
internal static class WorkHosting
{
    /// <summary>What every process needs to make work, to be told of changes, and to have what is due run.</summary>
    public static IServiceCollection AddSignals(this IServiceCollection services, WorkOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<WorkServices>();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<WorkMetrics>();
        services.AddSingleton(provider => new Backoff(provider.GetRequiredService<WorkOptions>(), new Random()));

        services.AddSingleton<IAggregates, Aggregates>();
        services.AddSingleton<IWebhookInbox, WebhookInbox>();
        services.AddSingleton<IDueDeadlines, DueDeadlines>();
        services.AddSingleton<IFailedWork, FailedWork>();
        services.AddSingleton<SchedulerPulse>();

        services.AddSingleton<ChangeWatch>();
        services.AddSingleton<HintStreams>();
        services.AddSingleton<IHints>(provider => provider.GetRequiredService<HintStreams>());
        services.AddHostedService(provider => provider.GetRequiredService<HintStreams>());
        return services;
    }

    /// <summary>The workers themselves.</summary>
    public static IServiceCollection AddWork(this IServiceCollection services, WorkOptions options)
    {
        services.AddHostedService<LeftoverClaims>();
        services.AddLoop<RelayWork, UntoldStream>(signals => signals.Relays, options.RelayConcurrency);
        services.AddLoop<IntentWork, ClaimedIntent>(signals => signals.Intents, options.IntentConcurrency);
        services.AddLoop<InboxWork, InboxEvent>(signals => signals.Inbox, options.InboxConcurrency);
        services.AddHostedService(provider => provider.GetRequiredService<SchedulerPulse>());
        return services;
    }

    private static void AddLoop<TWork, TItem>(this IServiceCollection services, Func<WorkSignals, WorkSignal> signal, int concurrency)
        where TWork : class, IWork<TItem>
    {
        services.AddSingleton<TWork>();
        services.AddHostedService(provider => new WorkLoop<TItem>(
            provider.GetRequiredService<TWork>(),
            signal(provider.GetRequiredService<WorkSignals>()),
            concurrency,
            provider.GetRequiredService<WorkServices>()));
    }
}
