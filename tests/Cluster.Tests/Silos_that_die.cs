using Xunit.Abstractions;

namespace Marketplace.Cluster;

/// <summary>kill -9 of silos under load. Grains answer again soon, and nothing that was acknowledged is lost.</summary>
public sealed class Silos_that_die(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>
{
    /// <summary>What is promised: within so much, 99 of 100 grains of the dead silo answer again.</summary>
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(10);

    private const int Threads = 100;

    [Fact]
    public async Task Are_replaced_within_seconds_and_take_nothing_with_them()
    {
        var database = await postgres.CreateDatabase();
        await using var cluster = await RunningCluster.Start(database);
        var client = await cluster.Client();
        await using var chatter = await Chatter.Begin(client, Threads, pace: TimeSpan.FromMilliseconds(500));
        await chatter.AllSaySomething();

        for (var death = 0; death < 3; death++)
        {
            var places = await client.PortsOfGrains();
            var victim = cluster.Silos.MaxBy(silo => chatter.Grains.Count(grain => places.GetValueOrDefault(grain) == silo.SiloPort))!;
            var orphans = chatter.Grains.Where(grain => places.GetValueOrDefault(grain) == victim.SiloPort).ToHashSet();
            chatter.ForgetSilences();
            await victim.Kill();
            await chatter.AllSaySomething();

            var silences = chatter.Silences(orphans.Contains);
            output.WriteLine($"{orphans.Count} grains of {Threads} died; silent for {silences[silences.Length / 2]} in the median, {Percentile99(silences)} at p99.");
            Assert.InRange(Percentile99(silences), TimeSpan.Zero, Promise);

            await cluster.Join();
            Assert.Equal(3, await client.LivingSilos());
            await chatter.AllSaySomething();
        }

        await chatter.Stop();
        output.WriteLine($"{chatter.Acknowledged} messages acknowledged, {chatter.Failures} tries failed.");
        await chatter.NothingIsLostOrDoubled(database);
        await cluster.Verifies();
    }

    [Fact]
    public async Task Or_are_replaced_one_after_the_other_lose_nothing()
    {
        var database = await postgres.CreateDatabase();
        await using var cluster = await RunningCluster.Start(database);
        var client = await cluster.Client();
        await using var chatter = await Chatter.Begin(client, Threads, pace: TimeSpan.FromMilliseconds(500));
        foreach (var old in cluster.Silos)
        {
            await cluster.Join();
            await old.Stop();
            await chatter.AllSaySomething();
        }

        output.WriteLine($"A rolling restart: {chatter.Acknowledged} messages acknowledged, {chatter.Failures} tries failed, longest silence {chatter.Silences(_ => true)[^1]}.");
        Assert.Equal(3, await client.LivingSilos());
        await chatter.Stop();
        await chatter.NothingIsLostOrDoubled(database);
        await cluster.Verifies();
    }

    private static TimeSpan Percentile99(TimeSpan[] ordered) => ordered[(int)Math.Ceiling(ordered.Length * 0.99) - 1];
}
