using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>What a caller can hear back, and that it always hears something.</summary>
public sealed class CallOutcomes
{
    [Fact]
    public async Task An_exception_reaches_the_caller_as_it_was_thrown()
    {
        await using var engine = await Engine.Start();

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(() => engine.Grains.GetGrain<ITroubleGrain>("t").Throw("broken"));

        Assert.Equal("broken", thrown.Message);
        Assert.Contains(nameof(TroubleGrain.Throw), thrown.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_thrown_before_the_first_await_reaches_the_caller_too()
    {
        await using var engine = await Engine.Start();

        await Assert.ThrowsAsync<InvalidDataException>(() => engine.Grains.GetGrain<ITroubleGrain>("t").ThrowAtOnce());
    }

    [Fact]
    public async Task A_call_that_is_not_answered_in_time_times_out_and_what_it_did_stays_done()
    {
        await using var engine = await Engine.Start(silo => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5)));
        var grain = engine.Grains.GetGrain<ITroubleGrain>("slow");
        var call = grain.WaitThenCount("timeout");
        await Gate.Named("timeout").Arrived;

        engine.Time.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<TimeoutException>(() => call);

        Gate.Named("timeout").Open();
        Assert.Equal(1, await grain.Count());
    }

    [Fact]
    public async Task A_method_can_state_its_own_timeout()
    {
        await using var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<ITroubleGrain>("own").WaitTwoSeconds("own-timeout");
        await Gate.Named("own-timeout").Arrived;

        engine.Time.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Gate.Named("own-timeout").Open();
    }

    [Fact]
    public async Task A_cycle_of_calls_times_out_instead_of_hanging()
    {
        await using var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<ITroubleGrain>("left").CallThrough("right", "left", "cycle");
        await Gate.Named("cycle").Arrived;
        Gate.Named("cycle").Open();

        // The inner calls have timers of their own; each sweep answers those that are due.
        while (!call.IsCompleted)
        {
            engine.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact]
    public async Task A_call_chain_may_come_back_where_that_was_allowed()
    {
        await using var engine = await Engine.Start();

        Assert.Equal("came back", await engine.Grains.GetGrain<ITroubleGrain>("home").CallThroughAndBack("away"));
    }

    [Fact]
    public async Task A_call_that_timed_out_in_the_queue_never_runs()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITroubleGrain>("expired");
        var first = grain.WaitThenCount("expired.first");
        await Gate.Named("expired.first").Arrived;
        var second = grain.WaitThenCount("expired.second");

        engine.Time.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        Gate.Named("expired.first").Open();

        Assert.Equal(1, await grain.Count());
    }

    [Fact]
    public async Task A_full_queue_rejects_clearly()
    {
        await using var engine = await Engine.Start(silo => silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 2));
        var grain = engine.Grains.GetGrain<ITroubleGrain>("full");
        var running = grain.WaitThenCount("full.running");
        await Gate.Named("full.running").Arrived;
        var waiting = new[] { grain.Count(), grain.Count() };

        await Assert.ThrowsAsync<LimitExceededException>(() => grain.Count().Patiently());

        Gate.Named("full.running").Open();
        await running;
        var counts = await Task.WhenAll(waiting);
        Assert.Equal([1, 1], counts);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_while_it_waited_never_runs()
    {
        await using var engine = await Engine.Start();
        using var cancellation = new CancellationTokenSource();
        var grain = engine.Grains.GetGrain<ITroubleGrain>("cancelled-early");
        var running = grain.WaitThenCount("cancelled-early.running");
        await Gate.Named("cancelled-early.running").Arrived;

        var waiting = grain.WaitForCancellation("cancelled-early.waiting", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.WaitForCancellation("cancelled-early.late", cancellation.Token));

        Gate.Named("cancelled-early.running").Open();
        await running;
        Assert.Equal(1, await grain.Count());
        Assert.False(Gate.Named("cancelled-early.waiting").HasArrived);
        Assert.False(Gate.Named("cancelled-early.late").HasArrived);
    }

    [Fact]
    public async Task A_cancelled_caller_stops_waiting_and_the_grain_hears_of_it()
    {
        await using var engine = await Engine.Start();
        using var cancellation = new CancellationTokenSource();
        var grain = engine.Grains.GetGrain<ITroubleGrain>("cancel");
        var call = grain.WaitForCancellation("cancel", cancellation.Token);
        await Gate.Named("cancel").Arrived;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, await grain.Count());
    }

    [Fact]
    public async Task A_call_that_timed_out_is_cancelled_where_that_is_set()
    {
        await using var engine = await Engine.Start(static silo => silo.Configure<SiloMessagingOptions>(static options => options.CancelRequestOnTimeout = true));
        using var cancellation = new CancellationTokenSource();
        var grain = engine.Grains.GetGrain<ITroubleGrain>("late");
        var call = grain.WaitForCancellation("late", cancellation.Token);
        await Gate.Named("late").Arrived;

        engine.Time.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Equal(1, await grain.Count());
    }

    [Fact]
    public async Task A_one_way_call_returns_at_once()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITroubleGrain>("one-way");

        await grain.Notify("one-way");
        await Gate.Named("one-way").Arrived;
        Gate.Named("one-way").Open();

        Assert.Equal(1, await grain.Count());
    }

    [Fact]
    public async Task Values_in_the_request_context_travel_with_calls_and_never_back()
    {
        await using var engine = await Engine.Start();
        RequestContext.Set("traveller", "Ada");

        Assert.Equal("Ada via away", await engine.Grains.GetGrain<ITroubleGrain>("context").ContextThrough("away"));
        Assert.Null(RequestContext.Get("stowaway"));
        RequestContext.Clear();
        Assert.Equal("nobody via away", await engine.Grains.GetGrain<ITroubleGrain>("context").ContextThrough("away"));
    }

    [Fact]
    public async Task What_can_be_changed_in_the_request_context_is_copied_on_its_way()
    {
        await using var engine = await Engine.Start();
        List<string> luggage = ["tea"];
        RequestContext.Set("luggage", luggage);

        Assert.Equal(2, await engine.Grains.GetGrain<ITroubleGrain>("luggage").PackContext("biscuits"));
        Assert.Equal(["tea"], luggage);

        RequestContext.Set("luggage", new Bare(1));
        await Assert.ThrowsAsync<Orleans.Serialization.CodecNotFoundException>(() => engine.Grains.GetGrain<ITroubleGrain>("luggage").PackContext("more"));
        RequestContext.Clear();
    }

    [Fact]
    public async Task An_unknown_interface_or_type_is_refused_by_name()
    {
        await using var engine = await Engine.Start();

        var unimplemented = Assert.Throws<ArgumentException>(() => engine.Grains.GetGrain<INobodyGrain>("x"));
        Assert.Contains(nameof(INobodyGrain), unimplemented.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => engine.Grains.GetGrain<ITroubleGrain>(GrainId.Create("nobody", "x")).Count());
    }

    [Fact]
    public async Task Each_call_is_a_span_under_the_callers()
    {
        await using var engine = await Engine.Start();
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => string.Equals(source.Name, Orleans.Diagnostics.ActivitySources.ApplicationGrainActivitySourceName, StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var caller = new Activity("caller").Start();

        await engine.Grains.GetGrain<ITroubleGrain>("traced").Count();

        Assert.Contains(spans.ToArray(), span => span.OperationName is "ITroubleGrain/Count" && span.ParentSpanId == caller.SpanId);
    }
}

public interface INobodyGrain : IGrainWithStringKey;

public interface ITroubleGrain : IGrainWithStringKey
{
    Task Throw(string message);

    Task ThrowAtOnce();

    Task WaitThenCount(string gate);

    [ResponseTimeout("00:00:02")]
    Task WaitTwoSeconds(string gate);

    Task<int> Count();

    Task WaitForCancellation(string gate, CancellationToken cancellationToken);

    [OneWay]
    Task Notify(string gate);

    Task CallThrough(string other, string back, string gate);

    Task<string> CallThroughAndBack(string other);

    Task<string> CallBack(string home);

    Task<string> Touch();

    Task<string> ContextThrough(string other);

    Task<string> ReadContext();

    Task<int> PackContext(string what);
}

internal sealed class TroubleGrain : Grain, ITroubleGrain
{
    private int count;

    public async Task Throw(string message)
    {
        await Task.Yield();
        throw new InvalidDataException(message);
    }

    public Task ThrowAtOnce() => throw new InvalidDataException("at once");

    public async Task WaitThenCount(string gate)
    {
        await Gate.Named(gate).Pass();
        count++;
    }

    public Task WaitTwoSeconds(string gate) => Gate.Named(gate).Pass();

    public Task<int> Count() => Task.FromResult(count);

    public async Task WaitForCancellation(string gate, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        _ = Gate.Named(gate).Pass();
        await cancelled.Task;
        count++;
    }

    public Task Notify(string gate) => WaitThenCount(gate);

    public async Task CallThrough(string other, string back, string gate)
    {
        await Gate.Named(gate).Pass();
        await GrainFactory.GetGrain<ITroubleGrain>(other).CallThrough(back, other, gate);
    }

    public async Task<string> CallThroughAndBack(string other)
    {
        using var allowed = RequestContext.AllowCallChainReentrancy();
        return await GrainFactory.GetGrain<ITroubleGrain>(other).CallBack(this.GetPrimaryKeyString());
    }

    public Task<string> CallBack(string home) => GrainFactory.GetGrain<ITroubleGrain>(home).Touch();

    public Task<string> Touch() => Task.FromResult("came back");

    public Task<int> PackContext(string what)
    {
        var luggage = (List<string>)RequestContext.Get("luggage")!;
        luggage.Add(what);
        return Task.FromResult(luggage.Count);
    }

    public async Task<string> ContextThrough(string other)
    {
        var heard = await GrainFactory.GetGrain<ITroubleGrain>(other).ReadContext();
        return $"{heard} via {other}";
    }

    public Task<string> ReadContext()
    {
        var traveller = RequestContext.Get("traveller") as string ?? "nobody";
        RequestContext.Set("stowaway", "Eve");
        return Task.FromResult(traveller);
    }
}
