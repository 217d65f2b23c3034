using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Gateways;

internal static class GatewayFeedsRegistration
{
    public static IServiceCollection AddGatewayFeeds(this IServiceCollection services) =>
        services.AddAggregate<GatewayFeed, GatewayFeedState, GatewayFeedCommand, GatewayFeedEvent>();
}
