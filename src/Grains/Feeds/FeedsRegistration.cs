using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Feeds;

internal static class FeedsRegistration
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) =>
        services.AddAggregate<CalendarFeed, CalendarFeedState, CalendarFeedCommand, CalendarFeedEvent>();
}
