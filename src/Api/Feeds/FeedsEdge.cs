namespace Marketplace.Feeds;

internal static class FeedsEdge
{
    public static IServiceCollection AddFeedsEdge(this IServiceCollection services) =>
        services.AddSingleton<FeedAddresses>().AddSingleton<IFeedBookings, FeedBookings>().AddSingleton<IImportList, ImportList>();
}
