namespace Marketplace.Realtime;

internal static class RealtimeEdge
{
    public static IServiceCollection AddRealtimeEdge(this IServiceCollection services)
    {
        services.AddSignalR().AddJsonProtocol(json => EdgeJson.Apply(json.PayloadSerializerOptions));
        return services.AddSingleton<Follower>().AddSingleton<OpenStreams>().AddSingleton<HubFollowings>();
    }

    /// <summary>The hub lies at the root, beside the API.</summary>
    public static void MapRealtime(this IEndpointRouteBuilder routes) =>
        routes.MapHub<MarketplaceHub>(MarketplaceHub.Route).RequireAuthorization().ReadsRawBody();
}
