using Marketplace.Relays;

namespace Marketplace.Hosting;

/// <summary>What every aggregate stands on.</summary>
internal static class AggregateHosting
{
    public static IServiceCollection AddAggregates(this IServiceCollection services)
    {
        services.AddSingleton<AggregateServices>();
        services.AddSingleton<RecentEvents>();
        services.AddSingleton<EventReader>();
        services.AddSingleton<RelayTeller>();
        services.AddSingleton<IEventDispatcher, EventDispatcher>();
        return services;
    }
}
