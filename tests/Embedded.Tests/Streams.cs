using System.Collections.Concurrent;
using System.Threading.Channels;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Marketplace.Embedded;

/// <summary>Streams carry hints, in order and at most once, to grains and clients alike.</summary>
public sealed class Streams
{
    [Fact]
    public async Task A_client_hears_what_a_grain_publishes_in_order()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("news", "a");
        await stream.SubscribeAsync(async (item, _) => await heard.Writer.WriteAsync(item));

        await engine.Grains.GetGrain<IPublisherGrain>("p").Publish("news", "a", ["one", "two", "three"]);

        Assert.Equal(["one", "two", "three"], [await Next(heard), await Next(heard), await Next(heard)]);
    }

    [Fact]
    public async Task Nobody_hears_what_was_published_before_subscribing_or_after_leaving()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("news", "b");

        await stream.OnNextAsync("early");
        var handle = await stream.SubscribeAsync(async (item, _) => await heard.Writer.WriteAsync(item));
        await stream.OnNextAsync("heard");
        Assert.Equal("heard", await Next(heard));
        await handle.UnsubscribeAsync();
        await stream.OnNextAsync("late");

        Assert.False(heard.Reader.TryRead(out _));
        Assert.Empty(await stream.GetAllSubscriptionHandles());
    }

    [Fact]
    public async Task A_grain_subscribes_hears_in_its_turn_and_leaves()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IListenerGrain>("explicit");
        await grain.Listen("news", "c");

        await engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("news", "c").OnNextAsync("hello");

        Assert.Equal("hello", await Next(ListenerGrain.HeardBy("explicit")));
        Assert.Equal(1, await grain.Subscriptions("news", "c"));
        await grain.Leave("news", "c");
        Assert.Equal(0, await grain.Subscriptions("news", "c"));
    }

    [Fact]
    public async Task A_class_that_subscribes_implicitly_is_woken_by_the_streams_key()
    {
        await using var engine = await Engine.Start();

        await engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("alarms", "house-7").OnNextAsync("fire");

        Assert.Equal("fire", await Next(AlarmGrain.HeardBy("house-7")));
    }

    [Fact]
    public async Task A_failing_subscriber_loses_the_item_and_hears_the_next()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("news", "d");
        await stream.SubscribeAsync(async (item, _) =>
        {
            if (item is "bad")
            {
                throw new InvalidOperationException("cannot take it");
            }

            await heard.Writer.WriteAsync(item);
        });

        await stream.OnNextAsync("bad");
        await stream.OnNextAsync("good");

        Assert.Equal("good", await Next(heard));
    }

    [Fact]
    public async Task An_observer_outside_the_grains_hears_their_calls_in_order_until_it_leaves()
    {
        await using var engine = await Engine.Start();
        var witness = new Witness();
        var reference = engine.Grains.CreateObjectReference<IWitness>(witness);
        var publisher = engine.Grains.GetGrain<IPublisherGrain>("observed");

        await publisher.Tell(reference, "one");
        await publisher.Tell(reference, "two");
        Assert.Equal(["one", "two"], [await Next(witness.Seen), await Next(witness.Seen)]);

        engine.Grains.DeleteObjectReference<IWitness>(reference);
        await Assert.ThrowsAsync<ClientNotAvailableException>(() => publisher.Tell(reference, "three"));
    }

    private static async Task<string> Next(Channel<string> heard)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await heard.Reader.ReadAsync(patience.Token);
    }

    private sealed class Witness : IWitness
    {
        public Channel<string> Seen { get; } = Channel.CreateUnbounded<string>();

        public Task See(string what) => Seen.Writer.WriteAsync(what).AsTask();
    }
}

public interface IWitness : IGrainObserver
{
    Task See(string what);
}

public interface IPublisherGrain : IGrainWithStringKey
{
    Task Publish(string ns, string key, string[] items);

    Task Tell(IWitness witness, string what);
}

internal sealed class PublisherGrain : Grain, IPublisherGrain
{
    public async Task Publish(string ns, string key, string[] items)
    {
        var stream = this.GetStreamProvider(Engine.Streams).GetStream<string>(ns, key);
        foreach (var item in items)
        {
            await stream.OnNextAsync(item);
        }
    }

    public Task Tell(IWitness witness, string what) => witness.See(what);
}

public interface IListenerGrain : IGrainWithStringKey
{
    Task Listen(string ns, string key);

    Task Leave(string ns, string key);

    Task<int> Subscriptions(string ns, string key);
}

internal sealed class ListenerGrain : Grain, IListenerGrain
{
    private static readonly ConcurrentDictionary<string, Channel<string>> Heard = new(StringComparer.Ordinal);

    public static Channel<string> HeardBy(string key) => Heard.GetOrAdd(key, static _ => Channel.CreateUnbounded<string>());

    public async Task Listen(string ns, string key) => await StreamOf(ns, key).SubscribeAsync(
        async (item, _) => await HeardBy(this.GetPrimaryKeyString()).Writer.WriteAsync(item));

    public async Task Leave(string ns, string key)
    {
        foreach (var handle in await StreamOf(ns, key).GetAllSubscriptionHandles())
        {
            await handle.UnsubscribeAsync();
        }
    }

    public async Task<int> Subscriptions(string ns, string key) => (await StreamOf(ns, key).GetAllSubscriptionHandles()).Count;

    private IAsyncStream<string> StreamOf(string ns, string key) => this.GetStreamProvider(Engine.Streams).GetStream<string>(ns, key);
}

public interface IAlarmGrain : IGrainWithStringKey;

[ImplicitStreamSubscription("alarms")]
internal sealed class AlarmGrain : Grain, IAlarmGrain, IStreamSubscriptionObserver
{
    private static readonly ConcurrentDictionary<string, Channel<string>> Heard = new(StringComparer.Ordinal);

    public static Channel<string> HeardBy(string key) => Heard.GetOrAdd(key, static _ => Channel.CreateUnbounded<string>());

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => await handleFactory.Create<string>().ResumeAsync(
        async (item, _) => await HeardBy(this.GetPrimaryKeyString()).Writer.WriteAsync(item));
}
