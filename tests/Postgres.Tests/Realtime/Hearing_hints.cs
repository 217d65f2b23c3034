using Marketplace.Silo;
using Marketplace.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Realtime;

/// <summary>What one process says is heard by the others, whatever happens to the stream in between.</summary>
public sealed class Hearing_hints(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly GrainId Thread = GrainId.Create("conversation", "1");

    [Fact]
    public async Task A_process_that_the_stream_has_forgotten_hears_again()
    {
        await using var bench = await SiloBench.Start(await postgres.CreateDatabase());
        var time = new HastyTime();
        var watch = new ChangeWatch(time);
        using var here = new HintStreams(new ChangeWatch(time), bench.Cluster, time, NullLogger<HintStreams>.Instance);
        using var there = new HintStreams(watch, bench.Cluster, time, NullLogger<HintStreams>.Instance);
        using var watching = watch.Watch(Thread);
        await here.StartAsync(CancellationToken.None);
        await there.StartAsync(CancellationToken.None);
        await Hears(watching, here);

        var stream = bench.Cluster.GetStreamProvider(HintStreams.Provider).GetStream<HintBatch>(StreamId.Create(HintStreams.Provider, Guid.Empty));
        foreach (var subscription in await stream.GetAllSubscriptionHandles())
        {
            await subscription.UnsubscribeAsync();
        }

        await Hears(watching, here);
        await here.StopAsync(CancellationToken.None);
        await there.StopAsync(CancellationToken.None);
    }

    /// <summary>Somebody says it again and again until it has come through.</summary>
    private static async Task Hears(ChangeSubscription watching, HintStreams teller)
    {
        using var patience = new CancellationTokenSource(WorkBench.Patience);
        do
        {
            teller.Changed(Thread, 1);
        }
        while ((await watching.Next(patience.Token)).IsHeartbeat);
    }

    /// <summary>Twenty seconds of it pass in one.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private const int Haste = 20;

        public override long GetTimestamp() => System.GetTimestamp() * Haste;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

        private static TimeSpan Sooner(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / Haste;
    }
}
