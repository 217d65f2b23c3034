using Marketplace.Realtime;
using Orleans.Configuration;

namespace Marketplace.Hosting;

/// <summary>Microsoft Orleans: this process is one silo of a cluster that meets in the database. Everything else is configured as Orleans reads it, under `Orleans:`.</summary>
internal static class Engine
{
    public const string Name = "orleans";

    /// <summary>The ADO.NET provider of everything that Orleans stores.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Where memory streams remember their subscribers; what is lost with a silo is subscribed again.</summary>
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
                .AddMemoryGrainStorage(PubSubStore)
                .AddMemoryStreams(HintStreams.Provider)
                .AddActivityPropagation();
            if (options.Silo.Loopback)
            {
                silo.Configure<EndpointOptions>(endpoints => LoopbackEndpoints.Choose(endpoints, silo.Configuration));
            }
        });
}
