using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace Marketplace.Postgres;

/// <summary>A host of the embedded engine with nothing but reminders in the database, in this process or in one that can be killed.</summary>
internal sealed class ReminderHost : IDisposable
{
    /// <summary>Shorter than anybody would want outside a test, so that nobody has to wait a minute for a tick.</summary>
    public static readonly TimeSpan ShortestPeriod = TimeSpan.FromSeconds(1);

    private readonly IHost host;

    private ReminderHost(IHost host) => this.host = host;

    public static async Task<ReminderHost> Start(string database)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleans(silo => silo
            .Configure<ReminderOptions>(options => options.MinimumReminderPeriod = ShortestPeriod)
            .UseAdoNetReminderService(options => options.ConnectionString = database));
        var host = builder.Build();
        await host.StartAsync();
        return new ReminderHost(host);
    }

    public ISleeperGrain Sleeper(string key) => host.Services.GetRequiredService<IGrainFactory>().GetGrain<ISleeperGrain>(key);

    /// <summary>As exact as the table keeps it.</summary>
    public static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public void Dispose() => host.Dispose();

    /// <summary>Says when its reminder first ticked, and then lives until it is killed.</summary>
    internal sealed class UntilKilled : IChildWork
    {
        public async Task Run(string argument)
        {
            using var host = await Start(argument);
            await host.Sleeper("killed").Remember("wake", TimeSpan.Zero);
            var tick = await SleeperGrain.NextTick();
            await Console.Out.WriteLineAsync(Text(tick.FirstTickTime));
            await Console.In.ReadToEndAsync();
        }
    }
}

internal interface ISleeperGrain : IGrainWithStringKey, IRemindable
{
    Task Remember(string name, TimeSpan due);

    /// <summary>Removes the reminder as it was known from the nth call of <see cref="Remember"/>.</summary>
    Task Forget(int nth);

    Task<string[]> Remembered();
}

internal sealed class SleeperGrain : Grain, ISleeperGrain
{
    private static readonly Channel<TickStatus> Ticks = Channel.CreateUnbounded<TickStatus>();
    private readonly List<IGrainReminder> known = [];

    public static async Task<TickStatus> NextTick()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await Ticks.Reader.ReadAsync(patience.Token);
    }

    public async Task Remember(string name, TimeSpan due) => known.Add(await this.RegisterOrUpdateReminder(name, due, ReminderHost.ShortestPeriod));

    public Task Forget(int nth) => this.UnregisterReminder(known[nth]);

    public async Task<string[]> Remembered() => (await this.GetReminders()).Select(reminder => reminder.ReminderName).ToArray();

    public async Task ReceiveReminder(string reminderName, TickStatus status) => await Ticks.Writer.WriteAsync(status);
}
