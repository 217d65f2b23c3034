using System.Diagnostics;
using System.Globalization;
using Marketplace.Postgres;
using Xunit.Abstractions;

namespace Marketplace.Cluster;

/// <summary>A machine that has far too much to do must not make silos believe that others are dead.</summary>
public sealed class Silos_under_full_load(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>
{
    /// <summary>Whoever has the time says for how many minutes; what was measured so is in docs/engines.md.</summary>
    private const string Minutes = "MARKETPLACE_CLUSTER_LOAD_MINUTES";

    private const string Evicted = "select count(*) from marketplace.OrleansMembershipTable where Status = 6";

    [Fact]
    public async Task Believe_in_each_other()
    {
        var duration = TimeSpan.FromMinutes(double.Parse(Environment.GetEnvironmentVariable(Minutes) ?? "0.5", CultureInfo.InvariantCulture));
        var database = await postgres.CreateDatabase();
        await using var cluster = await RunningCluster.Start(database);
        var client = await cluster.Client();
        await using var chatter = await Chatter.Begin(client, threads: 40, pace: TimeSpan.FromMilliseconds(250));

        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(() => Burn(until), TaskCreationOptions.LongRunning)));

        output.WriteLine(
            $"{duration.TotalMinutes} minutes with {2 * Environment.ProcessorCount} busy threads: {chatter.Acknowledged} messages acknowledged, "
            + $"{chatter.Failures} tries failed, longest silence {chatter.Silences(_ => true)[^1]}.");
        Assert.Equal(0L, await Sql.Scalar(database, Evicted));
        Assert.Equal(3, await client.LivingSilos());
        await chatter.Stop();
        await chatter.NothingIsLostOrDoubled(database);
        await cluster.Verifies();
    }

    private static void Burn(long until)
    {
        while (Stopwatch.GetTimestamp() < until)
        {
            Thread.SpinWait(10_000);
        }
    }
}
