using Marketplace.Realtime;

namespace Marketplace.Hosting;

/// <summary>Microsoft Orleans: the edge is a client of a cluster of silos, or, for a first run on one machine, a silo itself.</summary>
internal static class ApiEngine
{
    public static void AddMarketplaceBehindTheEdge(
        this IHostApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database)
    {
        if (options.Silo.InProcess)
        {
            builder.AddMarketplaceSilo(options, database);
            return;
        }

        builder.AddMarketplace(options, database, () => builder.UseOrleansClient(client => client
            .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Engine.Invariant, database.EngineConnectionString))
            .AddMemoryStreams(HintStreams.Provider)
            .AddActivityPropagation()));
    }
}
