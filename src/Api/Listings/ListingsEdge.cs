using Marketplace.Bookings;

namespace Marketplace.Listings;

internal static class ListingsEdge
{
    public static IServiceCollection AddListingsEdge(this IServiceCollection services)
    {
        services.AddOptions<RefundOptions>().BindConfiguration(RefundOptions.Section)
            .Validate(static options => options.ProviderLimit >= 0, "Refunds:ProviderLimit must be at least 0.").ValidateOnStart();
        services.AddSingleton<ListingNames>();
        services.AddSingleton<IListingSlugs, ListingSlugs>();
        services.AddSingleton<IListingBrowser, ListingBrowser>();
        services.AddSingleton<IListingViews, ListingViews>();
        services.AddSingleton<IListingNumbers, ListingNumbersReader>();
        services.AddSingleton<ViewCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewCounter>());
        return services;
    }
}
