namespace Marketplace.Identity;

internal static class IdentityEdge
{
    public static IServiceCollection AddIdentityEdge(this IServiceCollection services)
    {
        services.AddSingleton<ServerKeys>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<AccessTokens>();
        return services;
    }
}
