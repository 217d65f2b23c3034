using Marketplace.Work;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
public sealed class Commits_in_PostgreSQL(PostgresFixture postgres) : CommitsContract, IClassFixture<PostgresFixture>
{
    private ServiceProvider? services;

    public override Task DisposeAsync() => ContractServices.Dispose(services);

    private protected override async Task<IServiceProvider> Open() => services = await ContractServices.Open(postgres, new WorkOptions());
}

/// <inheritdoc/>
public sealed class Leases_in_PostgreSQL(PostgresFixture postgres) : LeasesContract, IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private ServiceProvider? services;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => ContractServices.Dispose(services);

    private protected override async Task<IServiceProvider> Open(WorkOptions options) => services = await ContractServices.Open(postgres, options);
}

internal static class ContractServices
{
    public static async Task<ServiceProvider> Open(PostgresFixture postgres, WorkOptions options)
    {
        var database = await postgres.CreateDatabase();
        await Sql.Run(database, CounterTables.Sql);
        return new ServiceCollection()
            .AddSingleton(MarketplaceDataSource.ForApplication(database, connections: 4))
            .AddSingleton(options)
            .AddSingleton(new Backoff(options, new Random(7)))
            .AddMarketplaceStorage(StorageHost.Patient)
            .AddMarketplaceTables()
            .AddAggregate<CounterRules, CounterState, Happen, CounterEvent>()
            .AddSingleton<IProjection<CounterState, CounterEvent>, CounterProjection>()
            .AddSingleton<IRelay<CounterEvent>, CounterRelay>()
            .BuildServiceProvider();
    }

    public static async Task Dispose(ServiceProvider? services)
    {
        if (services is not null)
        {
            await services.GetRequiredService<NpgsqlDataSource>().DisposeAsync();
            await services.DisposeAsync();
        }
    }
}
