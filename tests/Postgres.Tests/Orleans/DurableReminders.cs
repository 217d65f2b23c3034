using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Timers;

namespace Marketplace.Postgres;

/// <summary>The engine's reminders through the statements of the database: whoever comes next finds them, and stale hands cannot remove them.</summary>
public sealed class DurableReminders(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly GrainId Shard = GrainId.Create("shard", "7");
    private static readonly GrainId Other = GrainId.Create("shard", "8");

    [Fact]
    public async Task Outlive_the_host_that_registered_them()
    {
        var database = await postgres.CreateDatabase();
        using (var first = await Host(database))
        {
            await Registry(first).RegisterOrUpdateReminder(Shard, "wake", TimeSpan.FromDays(1), TimeSpan.FromMinutes(1));
        }

        // Disposed without having been stopped, as by kill -9: nothing was tidied up.
        using var second = await Host(database);

        Assert.Equal("wake", (await Registry(second).GetReminder(Shard, "wake"))?.ReminderName);
        Assert.Single(await Registry(second).GetReminders(Shard));
        Assert.Empty(await Registry(second).GetReminders(Other));
    }

    [Fact]
    public async Task Are_not_removed_by_somebody_who_knew_an_older_one()
    {
        using var host = await Host(await postgres.CreateDatabase());
        var old = await Registry(host).RegisterOrUpdateReminder(Shard, "wake", TimeSpan.FromDays(1), TimeSpan.FromMinutes(1));
        var latest = await Registry(host).RegisterOrUpdateReminder(Shard, "wake", TimeSpan.FromDays(2), TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<ReminderException>(() => Registry(host).UnregisterReminder(Shard, old));
        await Registry(host).UnregisterReminder(Shard, latest);

        Assert.Null(await Registry(host).GetReminder(Shard, "wake"));
    }

    private static IReminderRegistry Registry(IHost host) => host.Services.GetRequiredService<IReminderRegistry>();

    private static async Task<IHost> Host(string database)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleans(silo => silo.UseAdoNetReminderService(options => options.ConnectionString = database));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
