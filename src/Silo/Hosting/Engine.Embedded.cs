using Marketplace.Realtime;

namespace Marketplace.Hosting;

/// <summary>The embedded engine: all grains live in this process.</summary>
internal static class Engine
{
    public const string Name = "embedded";

    /// <summary>No other process runs grains or workers on this database.</summary>
    public static bool IsAlone => true;

    public static void UseMarketplaceEngine(this IHostApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database) =>
        builder.UseOrleans(silo => silo
            .UseAdoNetReminderService(reminders => reminders.ConnectionString = database.EngineConnectionString)
            .AddMemoryStreams(HintStreams.Provider));
}
