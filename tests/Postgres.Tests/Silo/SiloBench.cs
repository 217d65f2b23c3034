using System.Collections.Concurrent;
using Marketplace.Hosting;
using Marketplace.Realtime;
using Marketplace.Scheduling;
using Marketplace.Time;
using Marketplace.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Silo;

/// <summary>A whole silo as it is composed for people, on a database and a frozen Monday of its own, with alarms in it.</summary>
internal sealed class SiloBench : IAsyncDisposable
{
    private readonly IHost host;
    private readonly MarketplaceDatabase database;

    private SiloBench(IHost host, MarketplaceDatabase database, ConcurrentQueue<AlarmRang> rung) =>
        (this.host, this.database, Rung) = (host, database, rung);

    /// <summary>What the neighbours of alarms heard, in the order in which they heard it.</summary>
    public ConcurrentQueue<AlarmRang> Rung { get; }

    public SandboxTime Time => host.Services.GetRequiredService<SandboxTime>();

    public SandboxClock Clock => host.Services.GetRequiredService<SandboxClock>();

    public ISettle Settlement => host.Services.GetRequiredService<ISettle>();

    public SchedulerPulse Pulse => host.Services.GetRequiredService<SchedulerPulse>();

    public ChangeWatch Changes => host.Services.GetRequiredService<ChangeWatch>();

    public IClusterClient Cluster => host.Services.GetRequiredService<IClusterClient>();

    public static async Task<SiloBench> Start(string connectionString)
    {
        var bench = await Continue(connectionString);
        await bench.Time.MoveTo(WorkBench.Monday, frozen: true, CancellationToken.None);
        return bench;
    }

    /// <summary>Starts on a database whose time was set in an earlier life.</summary>
    public static async Task<SiloBench> Continue(string connectionString)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Marketplace"] = connectionString,
            ["Work:Poll"] = "00:00:00.020",
            ["Work:FirstRetry"] = "00:00:00.001",
            ["Work:LongestRetry"] = "00:00:00.005",
            ["Work:Attempts"] = "3",
        });
        var rung = new ConcurrentQueue<AlarmRang>();
        var options = MarketplaceOptions.From(builder.Configuration, builder.Environment);
        var database = await MarketplaceDatabase.Open(options.Database, NullLogger.Instance, CancellationToken.None);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.AddMarketplaceSilo(options, database);
        builder.Services.AddAggregate<Alarm, AlarmState, AlarmCommand, AlarmEvent>();
        builder.Services.AddSingleton<IRelay<AlarmEvent>>(new Neighbour(rung));

        var bench = new SiloBench(builder.Build(), database, rung);
        await bench.host.StartAsync();
        return bench;
    }

    public GrainId NewAlarm() => GrainId.Create(Alarm.StreamType, Guid.NewGuid().ToString("N"));

    public async Task Set(GrainId alarm, string name, DateTimeOffset at, string? then = null)
    {
        var context = new CommandContext(new CommandId(Guid.NewGuid()), Actor.Platform, string.Empty, "test", null);
        var outcome = await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IAlarmGrain>(alarm).Set(new SetAlarm(context, name, at, then));
        Assert.Null(outcome.Refusal);
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = database.Application.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await database.DisposeAsync();
    }

    private sealed class Neighbour(ConcurrentQueue<AlarmRang> rung) : IRelay<AlarmEvent>
    {
        public Task Tell(Notice<AlarmEvent> notice, CancellationToken cancellationToken)
        {
            if (notice.Event is AlarmRang rang)
            {
                rung.Enqueue(rang);
            }

            return Task.CompletedTask;
        }
    }
}
