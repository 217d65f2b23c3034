using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Listings;

internal static class ListingsRegistration
{
    public static IServiceCollection AddListings(this IServiceCollection services)
    {
        services.AddOptions<CommissionOptions>()
            .Validate(options => options.Fault() is null, "The Commission options are not valid: see CommissionOptions.")
            .ValidateOnStart();

        return services
            .AddAggregate<Listing, ListingState, ListingCommand, ListingEvent>()
            .AddAggregate<Quote, QuoteState, QuoteCommand, QuoteEvent>()
            .AddAggregate<Favorite, FavoriteState, FavoriteCommand, FavoriteEvent>();
    }
}
