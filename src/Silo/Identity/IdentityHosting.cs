namespace Marketplace.Identity;

internal static class IdentityHosting
{
    /// <summary>What accounts need besides their rules, in every process of the product.</summary>
    public static IServiceCollection AddIdentityServices(this IServiceCollection services) =>
        services
            .AddSingleton<IRandomBytes, SystemRandomBytes>()
            .AddSingleton<ServerKeys>()
            .AddSingleton<MailedTokens>();
}
