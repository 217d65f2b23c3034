using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

namespace Marketplace.Embedded;

/// <summary>A running engine with a clock of its own, for one test.</summary>
internal sealed class Engine : IAsyncDisposable
{
    public const string Streams = "hints";

    private readonly IHost host;

    private Engine(IHost host, ManualTime time)
    {
        this.host = host;
        Time = time;
    }

    public ManualTime Time { get; }

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public IClusterClient Client => host.Services.GetRequiredService<IClusterClient>();

    public EmbeddedSilo Silo => host.Services.GetRequiredService<EmbeddedSilo>();

    public IServiceProvider Services => host.Services;

    public static async Task<Engine> Start(Action<ISiloBuilder>? configure = null)
    {
        var time = new ManualTime();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(time);

        // A test that fails leaves calls behind that nobody will ever answer.
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.UseOrleans(silo =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
            silo.AddMemoryStreams(Streams);
            configure?.Invoke(silo);
        });
        var built = builder.Build();
        await built.StartAsync();
        return new Engine(built, time);
    }

    public Task Stop(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    /// <summary>Completes when the silo has begun to stop and takes no more calls.</summary>
    public Task Closed()
    {
        var silo = host.Services.GetRequiredService<Silo>();
        return Patience.Until(() => silo.State != SiloState.Running);
    }

    /// <summary>Completes when no activation has anything to do.</summary>
    public Task Rest()
    {
        var silo = host.Services.GetRequiredService<Silo>();
        return Patience.Until(() => silo.Catalog.Alive.All(static activation => activation.Load == 0));
    }

    /// <summary>Completes after many turns of a grain that is not concerned: whatever could have happened meanwhile has happened.</summary>
    public async Task Meanwhile()
    {
        var bystander = Grains.GetGrain<ICounterGrain>("bystander");
        for (var turn = 0; turn < 100; turn++)
        {
            await bystander.Add(1);
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Calls that a test left waiting time out on the engine's clock.
        var stopping = host.StopAsync();
        while (!stopping.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stopping;
        host.Dispose();
    }
}
