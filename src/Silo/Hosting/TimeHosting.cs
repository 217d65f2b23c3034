using Marketplace.Time;

namespace Marketplace.Hosting;

/// <summary>The domain clock, and in a sandbox the means to move it.</summary>
internal static class TimeHosting
{
    public static IServiceCollection AddDomainTime(this IServiceCollection services, SandboxOptions sandbox)
    {
        services.AddSingleton<ISettle, Settlement>();
        if (!sandbox.Enabled)
        {
            services.AddKeyedSingleton<TimeProvider>(DomainClock.Key, (provider, _) => new SystemClock(provider.GetRequiredService<TimeProvider>()));
            return services;
        }

        services.AddSingleton<SandboxClock>();
        services.AddKeyedSingleton<TimeProvider>(DomainClock.Key, (provider, _) => provider.GetRequiredService<SandboxClock>());
        services.AddHostedService(provider => provider.GetRequiredService<SandboxClock>());
        if (!Engine.IsAlone)
        {
            services.AddSingleton<ClockInStep>();
            services.AddSingleton<IOutgoingGrainCallFilter>(provider => provider.GetRequiredService<ClockInStep>());
            services.AddSingleton<IIncomingGrainCallFilter>(provider => provider.GetRequiredService<ClockInStep>());
        }

        services.AddSingleton<IDueSource, DueDeadlineSource>();
        services.AddSingleton<SandboxTime>();
        return services;
    }
}
