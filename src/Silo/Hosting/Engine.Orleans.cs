using Marketplace.Realtime;
using Orleans.Configuration;

namespace Marketplace.Hosting;

/// <summary>Microsoft Orleans: this process is one silo of a cluster that meets in the database. Everything else is configured as Orleans reads it, under `Orleans:`.</summary>
internal static class Engine
{
    public const string Name = "orleans";

    /// <summary>The ADO.NET provider of everything that Orleans stores.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>
    /// Where streams remember who publishes and who listens. In the database, because a silo that took it along would leave
    /// listeners that nobody tells anything, and publishers that are never told of new listeners.
    /// </summary>
    private const string PubSubStore = "PubSubStore";

    /// <summary>Other silos hold claims of their own.</summary>
    public static bool IsAlone => false;

    public static void UseMarketplaceEngine(this IHostApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database) =>
        builder.UseOrleans(silo =>
        {
            silo
                .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Invariant, database.EngineConnectionString))
                .UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = (Invariant, database.EngineConnectionString))
                .Configure<ClusterMembershipOptions>(ClusterMembership.Tune)
                .Configure<ClusterMembershipOptions>(silo.Configuration.GetSection(ClusterMembership.Section))
                .AddAdoNetGrainStorage(PubSubStore, storage => (storage.Invariant, storage.ConnectionString) = (Invariant, database.EngineConnectionString))
                .AddMemoryStreams(HintStreams.Provider)
                .AddActivityPropagation();
            if (options.Silo.Loopback)
            {
                silo.Configure<EndpointOptions>(endpoints => LoopbackEndpoints.Choose(endpoints, silo.Configuration));
            }
        });
}
