using Marketplace.Embedded;
using Marketplace.Gateways;
using Marketplace.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stripe;

namespace Marketplace.Simulations;

internal static class SimulatedGatewayServices
{
    /// <summary>Makes the product's own Stripe driver in one process speak to the gateway of the simulation.</summary>
    public static IServiceCollection UseSimulatedGateway(this IServiceCollection services, SimulatedGateway gateway, SimulatedProcess process) =>
        services
            .Replace(ServiceDescriptor.Singleton<IHttpClient>(provider =>
                gateway.HttpOf(process, provider.GetRequiredService<StripeOptions>().Timeout)))
            .Replace(ServiceDescriptor.Singleton(gateway.Sandbox))
            .Replace(ServiceDescriptor.Singleton<IGatewayRecord>(gateway.Record));
}
