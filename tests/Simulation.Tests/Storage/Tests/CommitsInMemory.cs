using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Postgres;
using Marketplace.Relays;
using Marketplace.Scheduling;
using Marketplace.Work;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Marketplace.Simulations;

/// <inheritdoc/>
public sealed class CommitsInMemory : CommitsContract
{
    private protected override Task<IServiceProvider> Open() => Task.FromResult(MemoryServices.Of(new WorkOptions()));
}

/// <inheritdoc/>
public sealed class LeasesInMemory : LeasesContract
{
    private protected override Task<IServiceProvider> Open(WorkOptions options) => Task.FromResult(MemoryServices.Of(options));
}

internal static class MemoryServices
{
    public static IServiceProvider Of(WorkOptions options)
    {
        var database = new MemoryDatabase(ReadModelSchemas.OfCounters);
        return new ServiceCollection()
            .AddSingleton(database)
            .AddSingleton(new ClaimDesk(database, TimeProvider.System, options, new Backoff(options, new Random(7))))
            .AddSingleton<AggregateKinds>()
            .AddSingleton<ICommits, NearCommits>()
            .AddSingleton<IRecords, MemoryRecords>()
            .AddSingleton<IReceipts, MemoryReceipts>()
            .AddSingleton<IEventLog, MemoryEventLog>()
            .AddSingleton<IWatermarks, MemoryWatermarks>()
            .AddSingleton<IOpenIntents, MemoryIntents>()
            .AddSingleton<IOpenDeadlines, MemoryDeadlines>()
            .AddSingleton<IReceivedWebhooks, MemoryWebhooks>()
            .AddSingleton<IClaims, MemoryClaims>()
            .AddKeyedSingleton<IGrainStorage, MarketplaceStorage>(StorageNames.Marketplace)
            .AddAggregate<CounterRules, CounterState, Happen, CounterEvent>()
            .AddSingleton<IProjection<CounterState, CounterEvent>, CounterProjection>()
            .AddSingleton<IRelay<CounterEvent>, CounterRelay>()
            .BuildServiceProvider();
    }

    /// <summary>A connection that never fails.</summary>
    private sealed class NearCommits(MemoryDatabase database) : ICommits
    {
        public Task Commit(AggregateWrite write)
        {
            database.Commit(write);
            return Task.CompletedTask;
        }
    }
}
