using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Providers;

internal static class ProvidersRegistration
{
    public static IServiceCollection AddProviders(this IServiceCollection services) =>
        services
            .AddAggregate<Provider, ProviderState, ProviderCommand, ProviderEvent>()
            .AddSingleton<IRelay<ProviderEvent>, ProviderRelay>();
}
