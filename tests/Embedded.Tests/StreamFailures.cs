using System.Threading.Channels;
using Orleans;
using Orleans.Serialization;
using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>What becomes of an item whose subscriber throws, leaves, or is too slow.</summary>
public sealed class StreamFailures
{
    /// <summary>Between one try and the next, until patience ends after a minute.</summary>
    private static readonly int[] Pauses = [1, 2, 4, 8, 16, 30];

    [Fact]
    public async Task An_item_whose_subscriber_throws_is_delivered_again_before_the_next_one()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = StreamOf(engine, "again");
        var tries = 0;
        await stream.SubscribeAsync((item, _) => item is "bad" && tries++ < 2 ? throw new IOException("not yet") : heard.Writer.WriteAsync($"{item} {tries}").AsTask());

        await stream.OnNextAsync("bad");
        await stream.OnNextAsync("good");
        await Pass(engine, Pauses[..2]);

        Assert.Equal(["bad 3", "good 3"], [await Next(heard), await Next(heard)]);
    }

    [Fact]
    public async Task After_a_minute_the_item_is_lost_the_subscriber_is_told_and_hears_the_next()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = StreamOf(engine, "lost");
        await stream.SubscribeAsync(
            (item, _) => item is "bad" ? throw new IOException("never") : heard.Writer.WriteAsync(item).AsTask(),
            failure => heard.Writer.WriteAsync($"{failure.GetType().Name}: {failure.InnerException!.Message}").AsTask());

        await stream.OnNextAsync("bad");
        await stream.OnNextAsync("good");
        await Pass(engine, Pauses);

        Assert.Equal(["StreamEventDeliveryFailureException: never", "good"], [await Next(heard), await Next(heard)]);
    }

    [Fact]
    public async Task Who_cannot_bear_to_be_told_either_hears_the_next_all_the_same()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = StreamOf(engine, "untold");
        await stream.SubscribeAsync(
            (item, _) => item is "bad" ? throw new IOException("never") : heard.Writer.WriteAsync(item).AsTask(),
            static failure => throw failure);

        await stream.OnNextAsync("bad");
        await stream.OnNextAsync("good");
        await Pass(engine, Pauses);

        Assert.Equal("good", await Next(heard));
    }

    [Fact]
    public async Task A_grain_that_throws_is_tried_again_in_a_turn_of_its_own()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IStumblingGrain>("stumbles");
        await grain.Listen("stumbles");

        await StreamOf(engine, "stumbles").OnNextAsync("step");
        await Pass(engine, Pauses[..1]);
        await Gate.Named("stumbles").Arrived;

        Assert.Equal(["stumbled", "step"], Diary.Of("stumbles"));
        Gate.Named("stumbles").Open();
    }

    [Fact]
    public async Task One_subscriber_that_throws_does_not_hold_up_another()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = StreamOf(engine, "neighbours");
        await stream.SubscribeAsync(static (_, _) => throw new IOException("always"));
        await stream.SubscribeAsync(async (item, _) => await heard.Writer.WriteAsync(item));

        await stream.OnNextAsync("one");
        await stream.OnNextAsync("two");

        Assert.Equal(["one", "two"], [await Next(heard), await Next(heard)]);
    }

    [Fact]
    public async Task Who_leaves_hears_nothing_of_what_still_waited()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = StreamOf(engine, "left");
        var handle = await stream.SubscribeAsync(async (item, _) =>
        {
            await heard.Writer.WriteAsync(item);
            await Gate.Named("streams.left").Pass();
        });
        await stream.OnNextAsync("one");
        await stream.OnNextAsync("two");
        Assert.Equal("one", await Next(heard));

        await handle.UnsubscribeAsync();
        Gate.Named("streams.left").Open();
        await stream.SubscribeAsync(async (item, _) => await heard.Writer.WriteAsync($"{item} for another"));
        await stream.OnNextAsync("three");

        Assert.Equal("three for another", await Next(heard));
    }

    [Fact]
    public async Task Who_is_too_slow_loses_the_oldest()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<int>();
        var stream = engine.Client.GetStreamProvider(Engine.Streams).GetStream<int>("failures", "slow");
        await stream.SubscribeAsync(async (item, _) =>
        {
            await heard.Writer.WriteAsync(item);
            await Gate.Named("streams.slow").Pass();
        });
        await stream.OnNextAsync(-1);
        await Gate.Named("streams.slow").Arrived;

        for (var item = 0; item < 1030; item++)
        {
            await stream.OnNextAsync(item);
        }

        Gate.Named("streams.slow").Open();
        int[] first = [await Next(heard), await Next(heard), await Next(heard)];
        Assert.Equal([-1, 6, 7], first);
    }

    [Fact]
    public async Task A_handle_is_good_for_one_thing()
    {
        await using var engine = await Engine.Start();
        var handle = await StreamOf(engine, "spent").SubscribeAsync(static (_, _) => Task.CompletedTask);
        var resumed = await handle.ResumeAsync(static (_, _) => Task.CompletedTask);

        await Assert.ThrowsAsync<InvalidOperationException>(handle.UnsubscribeAsync);
        await resumed.UnsubscribeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => resumed.ResumeAsync(static (_, _) => Task.CompletedTask));
    }

    [Fact]
    public async Task Neither_its_end_nor_an_error_can_be_published_nor_can_anybody_begin_in_the_past()
    {
        await using var engine = await Engine.Start();
        var stream = StreamOf(engine, "only-items");

        await Assert.ThrowsAsync<NotSupportedException>(stream.OnCompletedAsync);
        await Assert.ThrowsAsync<NotSupportedException>(() => stream.OnErrorAsync(new IOException()));
        await Assert.ThrowsAsync<ArgumentException>(() => stream.SubscribeAsync(
            new Deaf(),
            new Orleans.Providers.Streams.Common.EventSequenceTokenV2(1)));
        Assert.False(stream.IsRewindable);
    }

    [Fact]
    public async Task What_could_not_cross_cannot_be_published_even_if_nobody_listens()
    {
        await using var engine = await Engine.Start();

        await Assert.ThrowsAsync<CodecNotFoundException>(() =>
            engine.Client.GetStreamProvider(Engine.Streams).GetStream<Bare>("failures", "bare").OnNextAsync(new Bare(1)));
    }

    private static IAsyncStream<string> StreamOf(Engine engine, string key) => engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("failures", key);

    private static async Task Pass(Engine engine, int[] seconds)
    {
        foreach (var pause in seconds.Select(second => TimeSpan.FromSeconds(second)))
        {
            await engine.Time.Awaited(pause);
            engine.Time.Advance(pause);
        }
    }

    private static async Task<T> Next<T>(Channel<T> heard)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await heard.Reader.ReadAsync(patience.Token);
    }

    private sealed class Deaf : IAsyncObserver<string>
    {
        public Task OnNextAsync(string item, StreamSequenceToken? token = null) => Task.CompletedTask;

        public Task OnCompletedAsync() => Task.CompletedTask;

        public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
    }
}

public interface IStumblingGrain : IGrainWithStringKey
{
    Task Listen(string key);
}

internal sealed class StumblingGrain : Grain, IStumblingGrain
{
    public Task Listen(string key) => this.GetStreamProvider(Engine.Streams).GetStream<string>("failures", key).SubscribeAsync(async (item, _) =>
    {
        Assert.Same(GrainContext, ActivationScope.CurrentOrNull);
        if (Diary.Of(key) is [])
        {
            await Diary.Write(key, "stumbled");
            throw new IOException("stumbled");
        }

        await Diary.Write(key, item);
        await Gate.Named(key).Pass();
    });
}
