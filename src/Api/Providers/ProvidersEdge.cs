namespace Marketplace.Providers;

internal static class ProvidersEdge
{
    public static IServiceCollection AddProvidersEdge(this IServiceCollection services) =>
        services.AddSingleton<IProviderNumbers, ProviderNumbersReader>().AddSingleton<DashboardReader>().AddSingleton<Onboarding>().AddSingleton<BankDetailsDesk>();
}
