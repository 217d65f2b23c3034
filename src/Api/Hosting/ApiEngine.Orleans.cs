using Marketplace.Realtime;
using Orleans.Configuration;

namespace Marketplace.Hosting;

/// <summary>Microsoft Orleans: the edge is a client of a cluster of silos, or, for a first run on one machine, a silo itself.</summary>
internal static class ApiEngine
{
    /// <summary>How soon the edge knows silos that have joined. With Orleans' own minute, replacing all silos one after the other leaves it with none.</summary>
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how long a call's outcome counts as unknown. What a gateway had passed on to a silo that then died is answered
    /// by nobody, so this is how long its caller waits before it may ask again; Orleans' own is half a minute. A little longer than
    /// a write waits for its turn, so that a database that is away is told as such.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public static void AddMarketplaceBehindTheEdge(
        this IHostApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database)
    {
        if (options.Silo.InProcess)
        {
            builder.AddMarketplaceSilo(options, database);
            return;
        }

        builder.AddMarketplace(options, database, () => builder.UseOrleansClient(client => client.JoinMarketplace(database.EngineConnectionString)));
    }

    /// <summary>How a process without grains reaches those of the cluster. What the configuration says outweighs what is set here.</summary>
    public static void JoinMarketplace(this IClientBuilder client, string connectionString) => client
        .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Engine.Invariant, connectionString))
        .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = GatewayRefresh)
        .Configure<GatewayOptions>(client.Configuration.GetSection("Orleans:Gateway"))
        .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = Patience)
        .Configure<ClientMessagingOptions>(client.Configuration.GetSection("Orleans:Messaging"))
        .AddMemoryStreams(HintStreams.Provider)
        .AddActivityPropagation();
}
