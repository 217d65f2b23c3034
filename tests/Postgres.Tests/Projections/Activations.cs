using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>Turns of one kind of aggregate on the real storage, without an engine: the tests are the activations.</summary>
internal sealed class Activations<TRules, TState, TCommand, TEvent, TProjection> : IAsyncDisposable
    where TRules : IRules<TState, TCommand, TEvent>
    where TState : class, new()
    where TCommand : class, ICommand
    where TEvent : class
    where TProjection : class, IProjection<TState, TEvent>
{
    private readonly ServiceProvider services;
    private readonly string database;

    private Activations(string database)
    {
        this.database = database;
        services = new ServiceCollection()
            .AddSingleton(MarketplaceDataSource.ForApplication(database, connections: 10))
            .AddMarketplaceStorage(StorageHost.Patient)
            .AddAggregate<TRules, TState, TCommand, TEvent>()
            .AddSingleton<IProjection<TState, TEvent>, TProjection>()
            .BuildServiceProvider();
    }

    private IGrainStorage Storage => services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Marketplace);

    public static async Task<Activations<TRules, TState, TCommand, TEvent, TProjection>> Start(PostgresFixture postgres) =>
        new(await postgres.CreateDatabase());

    /// <summary>What a fresh activation reads.</summary>
    public async Task<GrainState<Journal<TState, TEvent>>> Activate(Guid key)
    {
        var held = new GrainState<Journal<TState, TEvent>>(new());
        await Storage.ReadStateAsync("state", StreamOf(key), held);
        return held;
    }

    /// <summary>One turn of an activation that holds this.</summary>
    public Task Turn(Guid key, GrainState<Journal<TState, TEvent>> held, TCommand command, DateTimeOffset now)
    {
        var decision = TRules.Decide(held.State!.State, command, now);
        Assert.Null(decision.Refusal);
        held.State = held.State.Record<TRules, TCommand>(command.Context, decision.Events, now);
        return Storage.WriteStateAsync("state", StreamOf(key), held);
    }

    /// <summary>A fresh activation and these commands, one turn each.</summary>
    public async Task Run(Guid key, DateTimeOffset now, params TCommand[] commands)
    {
        var held = await Activate(key);
        foreach (var command in commands)
        {
            await Turn(key, held, command, now);
            held.State = held.State! with { Pending = null };
        }
    }

    public async Task<T> Scalar<T>(string sql) => (T)(await Sql.Scalar(database, $"set search_path = marketplace; {sql}"))!;

    public async ValueTask DisposeAsync()
    {
        var pool = services.GetRequiredService<NpgsqlDataSource>();
        await services.DisposeAsync();
        await pool.DisposeAsync();
    }

    private static GrainId StreamOf(Guid key) => GrainId.Create(TRules.StreamType, key.ToString("N"));
}
