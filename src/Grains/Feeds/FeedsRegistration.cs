using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Feeds;

internal static class FeedsRegistration
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) =>
        services
            .AddAggregate<CalendarFeed, CalendarFeedState, CalendarFeedCommand, CalendarFeedEvent>()
            .AddAggregate<CalendarImport, CalendarImportState, CalendarImportCommand, CalendarImportEvent>()
            .AddSingleton<IRelay<CalendarImportEvent>, CalendarImportRelay>();
}
