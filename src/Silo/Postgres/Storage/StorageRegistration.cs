using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Orleans.Storage;

namespace Marketplace.Postgres;

internal static class StorageRegistration
{
    /// <summary>
    /// Adds what keeps aggregates. Both engines find a named storage as a keyed service, so nothing else is needed
    /// of either. Asks for an <see cref="NpgsqlDataSource"/> of the application's role.
    /// </summary>
    public static IServiceCollection AddMarketplaceStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton<AggregateKinds>();
        services.AddSingleton<StorageConnections>();
        services.AddSingleton<CommitTransaction>();
        services.AddSingleton<ICommits, GroupCommit>();
        services.AddSingleton<IRecords, Records>();
        services.AddSingleton<IReceipts, Receipts>();
        services.AddSingleton<IEventLog, EventLog>();
        services.AddSingleton<Rebuild>();
        return services.AddKeyedSingleton<IGrainStorage, MarketplaceStorage>(StorageNames.Marketplace);
    }
}
