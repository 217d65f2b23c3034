using System.Collections.Concurrent;
using System.Threading.Channels;
using Orleans;
using Orleans.Hosting;
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
    public async Task Each_subscriber_hears_a_copy_of_its_own()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<List<string>>();
        var stream = engine.Client.GetStreamProvider(Engine.Streams).GetStream<List<string>>("news", "copies");
        await stream.SubscribeAsync(async (item, _) => await heard.Writer.WriteAsync(item));
        await stream.SubscribeAsync(async (item, _) => await heard.Writer.WriteAsync(item));
        List<string> published = ["as published"];

        await stream.OnNextAsync(published);
        published.Add("later");
        var (one, other) = (await heard.Reader.ReadAsync(), await heard.Reader.ReadAsync());

        Assert.NotSame(one, other);
        Assert.Equal(["as published"], one);
        Assert.Equal(["as published"], other);
    }

    [Fact]
    public async Task Values_in_the_request_context_travel_with_an_item()
    {
        await using var engine = await Engine.Start();
        var heard = Channel.CreateUnbounded<string>();
        var stream = engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("news", "context");
        await stream.SubscribeAsync(async (item, _) => await heard.Writer.WriteAsync($"{item} for {RequestContext.Get("traveller")}"));

        RequestContext.Set("traveller", "Ada");
        await stream.OnNextAsync("tea");
        RequestContext.Clear();
        await stream.OnNextAsync("tea");

        Assert.Equal(["tea for Ada", "tea for "], [await Next(heard), await Next(heard)]);
    }

    [Fact]
    public async Task A_subscription_outlives_the_activation_and_is_heard_by_the_one_that_resumes_it()
    {
        var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var engine = await Engine.Start(silo => silo.AddIncomingGrainCallFilter(async context =>
        {
            await context.Invoke();
            _ = context.MethodName is "DeliverMutable" && delivered.TrySetResult();
        }));
        var grain = engine.Grains.GetGrain<IListenerGrain>("resumes");
        var stream = engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("news", "resumed");
        await grain.Listen("news", "resumed");
        await engine.Silo.DeactivateAll();

        // Nobody has resumed it, so this hint is over.
        await stream.OnNextAsync("while away");
        await delivered.Task;
        await grain.Resume("news", "resumed");
        await stream.OnNextAsync("back again");

        Assert.Equal("back again", await Next(ListenerGrain.HeardBy("resumes")));
    }

    [Fact]
    public async Task A_class_that_subscribes_implicitly_can_subscribe_to_other_streams_too()
    {
        await using var engine = await Engine.Start();
        await engine.Grains.GetGrain<IAlarmGrain>("house-9").Listen("news", "fire-brigade");

        await engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("news", "fire-brigade").OnNextAsync("on its way");
        Assert.Equal("on its way", await Next(AlarmGrain.HeardBy("house-9")));
        await engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("alarms", "house-9").OnNextAsync("smoke");

        Assert.Equal("smoke", await Next(AlarmGrain.HeardBy("house-9")));
    }

    [Fact]
    public async Task A_grain_that_has_left_is_not_asked_again_for_what_still_waited()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IAlarmGrain>("house-11");
        var stream = engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("news", "weather");
        await grain.Listen("news", "weather");
        await stream.OnNextAsync("slow");
        await Gate.Named("house-11").Arrived;
        await stream.OnNextAsync("still waiting");

        var leaving = grain.Leave();
        Gate.Named("house-11").Open();
        await leaving;

        var (heard, alarms) = (AlarmGrain.HeardBy("house-11"), engine.Client.GetStreamProvider(Engine.Streams).GetStream<string>("alarms", "house-11"));
        Assert.Equal("slow", await Next(heard));
        foreach (var alarm in new[] { "smoke", "fire", "flood" })
        {
            await alarms.OnNextAsync(alarm);
            Assert.Equal(alarm, await Next(heard));
        }
    }

    private static async Task<string> Next(Channel<string> heard)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await heard.Reader.ReadAsync(patience.Token);
    }
}

public interface IPublisherGrain : IGrainWithStringKey
{
    Task Publish(string ns, string key, string[] items);
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
}

public interface IListenerGrain : IGrainWithStringKey
{
    Task Listen(string ns, string key);

    Task Resume(string ns, string key);

    Task Leave(string ns, string key);

    Task<int> Subscriptions(string ns, string key);
}

internal sealed class ListenerGrain : Grain, IListenerGrain
{
    private static readonly ConcurrentDictionary<string, Channel<string>> Heard = new(StringComparer.Ordinal);

    public static Channel<string> HeardBy(string key) => Heard.GetOrAdd(key, static _ => Channel.CreateUnbounded<string>());

    public async Task Listen(string ns, string key) => await StreamOf(ns, key).SubscribeAsync(
        async (item, _) => await HeardBy(this.GetPrimaryKeyString()).Writer.WriteAsync(item));

    public async Task Resume(string ns, string key)
    {
        foreach (var handle in await StreamOf(ns, key).GetAllSubscriptionHandles())
        {
            await handle.ResumeAsync(async (item, _) => await HeardBy(this.GetPrimaryKeyString()).Writer.WriteAsync(item));
        }
    }

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

public interface IAlarmGrain : IGrainWithStringKey
{
    Task Listen(string ns, string key);

    Task Leave();
}

[ImplicitStreamSubscription("alarms")]
internal sealed class AlarmGrain : Grain, IAlarmGrain, IStreamSubscriptionObserver
{
    private static readonly ConcurrentDictionary<string, Channel<string>> Heard = new(StringComparer.Ordinal);

    public static Channel<string> HeardBy(string key) => Heard.GetOrAdd(key, static _ => Channel.CreateUnbounded<string>());

    private StreamSubscriptionHandle<string>? subscription;

    public async Task Listen(string ns, string key) => subscription = await this.GetStreamProvider(Engine.Streams).GetStream<string>(ns, key).SubscribeAsync(
        async (item, _) =>
        {
            await HeardBy(this.GetPrimaryKeyString()).Writer.WriteAsync(item);
            await (item is "slow" ? Gate.Named(this.GetPrimaryKeyString()).Pass() : Task.CompletedTask);
        });

    public Task Leave() => subscription!.UnsubscribeAsync();

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => await handleFactory.Create<string>().ResumeAsync(
        async (item, _) => await HeardBy(this.GetPrimaryKeyString()).Writer.WriteAsync(item));
}
