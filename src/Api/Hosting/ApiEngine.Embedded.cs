namespace Marketplace.Hosting;

/// <summary>The embedded engine: what is behind the edge lives in its process.</summary>
internal static class ApiEngine
{
    public static void AddMarketplaceBehindTheEdge(
        this IHostApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database) =>
        builder.AddMarketplaceSilo(options, database);
}
