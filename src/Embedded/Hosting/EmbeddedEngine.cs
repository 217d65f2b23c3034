using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Marketplace.Embedded;

/// <summary>Registers the engine's services, once per host.</summary>
internal static class EmbeddedEngine
{
    /// <summary>Where hosts keep the settings of the silo.</summary>
    private const string Section = "Orleans";

    public static ISiloBuilder AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(Silo)))
        {
            return new SiloBuilder(services, configuration);
        }

        services.AddLogging();
        services.AddMetrics();
        services.AddOptions();
        services.Configure<ClusterOptions>(configuration.GetSection(Section));
        services.Configure<SiloMessagingOptions>(configuration.GetSection(Section).GetSection("Messaging"));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWorkScheduler, ThreadPoolWorkScheduler>();

        services.AddSingleton<GrainClasses>();
        services.AddSingleton<CallTelemetry>();
        services.AddSingleton<Silo>();
        services.AddSingleton(provider => new EmbeddedSilo(provider.GetRequiredService<Silo>()));
        services.AddSingleton(provider =>
        {
            var logger = provider.GetRequiredService<ILogger<SiloHost>>();
            return new Lifecycle((observer, exception) => SiloHost.LogStopFailed(logger, exception, observer));
        });
        services.AddSingleton<ISiloLifecycle>(provider => provider.GetRequiredService<Lifecycle>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, IdleCollector>();

        services.AddSingleton<GrainFactory>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<ITimerRegistry, GrainTimers>();
        services.AddSingleton<IGrainRuntime, GrainRuntime>();
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddTransient(static _ => ActivationScope.Current);
        services.TryAddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.AddHostedService<SiloHost>();
        return new SiloBuilder(services, configuration);
    }

    private sealed record SiloBuilder(IServiceCollection Services, IConfiguration Configuration) : ISiloBuilder;
}
