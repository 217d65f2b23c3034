using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>A process's storage over a database, without an engine: the tests are the activations.</summary>
internal sealed class StorageHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whoever does not test patience has all of it: a slow machine is no database in trouble.</summary>
    public static readonly StorageOptions Patient = new()
    {
        Patience = TimeSpan.FromMinutes(3), ConnectTimeout = TimeSpan.FromMinutes(3), CommandTimeout = TimeSpan.FromMinutes(3),
    };

    private readonly ServiceProvider services;

    private StorageHost(string database, NpgsqlDataSource pool, StorageOptions options)
    {
        Database = database;
        services = new ServiceCollection()
            .AddSingleton(pool)
            .AddMarketplaceStorage(options)
            .AddAggregate<CounterRules, CounterState, Happen, CounterEvent>()
            .AddSingleton<IProjection<CounterState, CounterEvent>, CounterProjection>()
            .AddSingleton<IRelay<CounterEvent>, CounterRelay>()
            .BuildServiceProvider();
        Storage = services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Marketplace);
    }

    /// <summary>The owner's login.</summary>
    public string Database { get; }

    public IGrainStorage Storage { get; }

    public IMeterFactory Meters => services.GetRequiredService<IMeterFactory>();

    public IReceipts Receipts => services.GetRequiredService<IReceipts>();

    public IEventLog Feed => services.GetRequiredService<IEventLog>();

    public Rebuild Rebuild => services.GetRequiredService<Rebuild>();

    public NpgsqlDataSource Pool => services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<StorageHost> Start(PostgresFixture postgres, StorageOptions? options = null)
    {
        var database = await postgres.CreateDatabase();
        await Sql.Run(database, CounterTables.Sql);
        return On(database, options);
    }

    /// <summary>One more process on the same database.</summary>
    public static StorageHost On(string database, StorageOptions? options = null) =>
        new(database, MarketplaceDataSource.ForApplication(database, connections: 10), options ?? Patient);

    /// <summary>One more process that reaches the same database by another way.</summary>
    public static StorageHost Through(string database, int port) =>
        new(database, MarketplaceDataSource.ForApplication(new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = port }.ConnectionString, connections: 4), new StorageOptions());

    public static GrainId Counter(int number) => GrainId.Create("counter", DerivedId.From(Guid.Empty, $"counter {number}").ToString("N"));

    public static CommandContext Command(string name) =>
        new(new CommandId(DerivedId.From(Guid.Empty, name)), Actor.Platform, $"print of {name}", "request", null);

    public static CommandContext Command() => Command(Guid.NewGuid().ToString());

    /// <summary>What an activation holds.</summary>
    public async Task<GrainState<Journal<CounterState, CounterEvent>>> Read(GrainId counter)
    {
        var state = new GrainState<Journal<CounterState, CounterEvent>>(new());
        await Storage.ReadStateAsync("state", counter, state);
        return state;
    }

    /// <summary>One turn of an activation that holds this.</summary>
    public Task Write(GrainId counter, GrainState<Journal<CounterState, CounterEvent>> held, CommandContext cause, params CounterEvent[] events)
    {
        held.State = held.State!.Record<CounterRules, Happen>(cause, [.. events], Noon);
        return Storage.WriteStateAsync("state", counter, held);
    }

    /// <summary>A fresh activation and one turn of it.</summary>
    public async Task Write(GrainId counter, params CounterEvent[] events) =>
        await Write(counter, await Read(counter), Command(), events);

    public async Task<long> Count(string table) => (long)(await Sql.Scalar(Database, $"select count(*) from marketplace.{table}"))!;

    public async Task<T> Scalar<T>(string sql) => (T)(await Sql.Scalar(Database, $"set search_path = marketplace; {sql}"))!;

    public Task Run(string sql) => Sql.Run(Database, $"set search_path = marketplace; {sql}");

    public async ValueTask DisposeAsync()
    {
        var pool = Pool;
        await services.DisposeAsync();
        await pool.DisposeAsync();
    }
}
