using Marketplace.Conversations;

namespace Marketplace.Cluster;

/// <summary>Calls, streams and reminders do not care in which process a grain is.</summary>
public sealed class Across_silos(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Probes = 30;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Grains_call_each_other_and_hear_the_same_stream()
    {
        await using var cluster = await RunningCluster.Start(await postgres.CreateDatabase());
        var client = await cluster.Client();
        var reports = new List<ProbeReport>();
        for (var key = 0; key < Probes; key++)
        {
            reports.Add(await client.GetGrain<IProbeGrain>(key).Ask((key + 1) % Probes));
        }

        Assert.Equal(3, reports.Select(report => report.Port).Distinct().Count());

        await Task.WhenAll(Enumerable.Range(0, Probes).Select(key => client.GetGrain<IProbeGrain>(key).Listen()));
        await client.GetGrain<IProbeGrain>(0).Say("hello");
        await Until(async () =>
        {
            var heard = await Task.WhenAll(Enumerable.Range(0, Probes).Select(key => client.GetGrain<IProbeGrain>(key).Report()));
            return heard.All(report => report.Heard is ["hello"]);
        });
    }

    [Fact]
    public async Task Reminders_go_on_when_all_silos_but_one_have_died()
    {
        await using var cluster = await RunningCluster.Start(await postgres.CreateDatabase());
        var client = await cluster.Client();
        var probe = client.GetGrain<IProbeGrain>(1);
        await probe.Remind();
        await Until(async () => (await probe.Report()).Ticks > 0);

        // The one that stays is none that holds the probe, so that the reminder has to find a new home with it.
        var home = (await probe.Report()).Port;
        var survivor = cluster.Silos.First(silo => silo.SiloPort != home);
        foreach (var silo in cluster.Silos.Where(silo => silo != survivor))
        {
            await silo.Kill();
        }

        await Until(async () => await probe.Report() is { Ticks: > 0 } report && report.Port == survivor.SiloPort);
    }

    [Fact]
    public async Task People_at_different_edges_hear_each_other_at_once()
    {
        await using var cluster = await RunningCluster.Start(await postgres.CreateDatabase());
        var other = await cluster.AddEdge();
        var pia = await cluster.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await cluster.Arrives("Ada");
        var thread = (await ada.Api.Post("/messages/threads", new { listingId = listing, message = "One" })).IsCreated().String("id");

        using var http = new HttpClient { BaseAddress = new Uri(other.Address, $"{Api.Base}/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", pia.AccessToken);
        var hearing = EventReader.Next(http, $"messages/threads/{thread}/stream", null, 2);
        (await ada.Api.Post($"/messages/threads/{thread}/messages", new { text = "Two" })).IsCreated();

        Assert.Equal(["One", "Two"], (await hearing).Select(message => message.Text));
    }

    /// <summary>That somebody types is in no table, so nothing but the stream can have told it.</summary>
    [Fact]
    public async Task People_at_different_edges_hear_each_other_type_when_all_silos_have_died_and_others_came()
    {
        await using var cluster = await RunningCluster.Start(await postgres.CreateDatabase());
        var other = await cluster.AddEdge();
        var pia = await cluster.GoesLive("Pia");
        var ada = await cluster.Arrives("Ada");
        var thread = (await ada.Api.Post("/messages/threads", new { listingId = await pia.Publishes(), message = "One" })).IsCreated().String("id");
        foreach (var old in cluster.Silos)
        {
            await cluster.Join();
            await old.Kill();
        }

        await Until(async () => (int)(await pia.Api.Get($"/messages/threads/{thread}")).Status == 200);
        using var http = new HttpClient { BaseAddress = new Uri(other.Address, $"{Api.Base}/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", pia.AccessToken);
        var hearing = EventReader.Listen(http, $"messages/threads/{thread}/stream", null).AnyAsync(told => told.Type == "typing").AsTask();
        await Until(async () =>
        {
            await ada.Api.Post($"/messages/threads/{thread}/typing");
            return hearing.IsCompleted;
        });

        Assert.True(await hearing);
    }

    /// <summary>What is true in the end, whatever is true or fails on the way.</summary>
    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var ticks = new PeriodicTimer(Poll);
        while (!await Holds(condition))
        {
            await ticks.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task<bool> Holds(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (Exception silo) when (silo is OrleansException or TimeoutException)
        {
            return false;
        }
    }
}
