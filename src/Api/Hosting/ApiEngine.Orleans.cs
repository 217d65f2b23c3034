using Marketplace.Realtime;
using Orleans.Configuration;

namespace Marketplace.Hosting;

/// <summary>Microsoft Orleans: the edge is a client of a cluster of silos, or, for a first run on one machine, a silo itself.</summary>
internal static class ApiEngine
{
    /// <summary>How soon the edge knows silos that have joined. With Orleans' own minute, replacing all silos one after the other leaves it with none.</summary>
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);

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
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = GatewayRefresh)
            .AddMemoryStreams(HintStreams.Provider)
            .AddActivityPropagation()));
    }
}
