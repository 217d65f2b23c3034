using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Embedded;

/// <summary>One activation per id, one turn at a time, one call at a time unless the attributes say otherwise.</summary>
public sealed class Turns
{
    [Fact]
    public async Task A_grain_answers_with_what_it_computes()
    {
        await using var engine = await Engine.Start();

        Assert.Equal(5, await engine.Grains.GetGrain<ICounterGrain>("a").Add(5));
        Assert.Equal(8, await engine.Grains.GetGrain<ICounterGrain>("a").Add(3));
        Assert.Equal(1, await engine.Grains.GetGrain<ICounterGrain>("b").Add(1));
    }

    [Fact]
    public async Task All_callers_of_one_id_meet_the_same_activation_one_at_a_time()
    {
        await using var engine = await Engine.Start();
        var calls = Enumerable.Range(0, 1000).Select(_ => engine.Grains.GetGrain<ICounterGrain>("busy").AddSlowly()).ToArray();

        await Task.WhenAll(calls);

        Assert.Equal(1000, await engine.Grains.GetGrain<ICounterGrain>("busy").Add(0));
        Assert.Equal(1, engine.Silo.ActivationCount);
    }

    [Fact]
    public async Task A_call_that_waits_holds_back_the_next_one()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IGatedGrain>("one");

        var first = grain.Write("one.first");
        await Gate.Named("one.first").Arrived;
        var second = grain.Write("one.second");
        Gate.Named("one.second").Open();
        await engine.Meanwhile();
        Assert.False(second.IsCompleted);

        Gate.Named("one.first").Open();
        await first;
        await second;
        Assert.Equal(["one.first", "one.second"], await grain.Log());
    }

    [Fact]
    public async Task Read_only_calls_run_beside_each_other_but_not_beside_a_write()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IGatedGrain>("reads");

        var read = grain.Read("reads.first");
        await Gate.Named("reads.first").Arrived;
        Gate.Named("reads.second").Open();
        await grain.Read("reads.second");

        Gate.Named("reads.write").Open();
        var write = grain.Write("reads.write");
        await engine.Meanwhile();
        Assert.False(write.IsCompleted);

        Gate.Named("reads.first").Open();
        await read;
        await write;
    }

    [Fact]
    public async Task An_always_interleaving_call_runs_while_another_waits()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IGatedGrain>("interleave");

        var write = grain.Write("interleave.write");
        await Gate.Named("interleave.write").Arrived;

        Assert.Equal("pong", await grain.Ping());
        Gate.Named("interleave.write").Open();
        await write;
    }

    [Fact]
    public async Task A_reentrant_grain_takes_further_calls_while_one_waits()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IReentrantGrain>("reentrant");

        var first = grain.Wait("reentrant.first");
        await Gate.Named("reentrant.first").Arrived;
        Gate.Named("reentrant.second").Open();
        await grain.Wait("reentrant.second");

        await engine.Meanwhile();
        Assert.False(first.IsCompleted);
        Gate.Named("reentrant.first").Open();
        await first;
    }

    [Fact]
    public async Task A_grain_can_decide_call_by_call_what_may_interleave()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IChoosyGrain>("choosy");

        var first = grain.Wait("choosy.first");
        await Gate.Named("choosy.first").Arrived;
        Gate.Named("choosy.let-in").Open();
        Gate.Named("choosy.kept-out").Open();
        var keptOut = grain.Wait("choosy.kept-out");
        await grain.Wait("choosy.let-in");
        await engine.Meanwhile();
        Assert.False(keptOut.IsCompleted);

        Gate.Named("choosy.first").Open();
        await Task.WhenAll(first, keptOut);
    }

    [Fact]
    public async Task A_predicate_that_fails_answers_the_call_that_it_was_asked_about()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IChoosyGrain>("undecided");
        var first = grain.Wait("undecided.first");
        await Gate.Named("undecided.first").Arrived;

        await Assert.ThrowsAsync<InvalidDataException>(() => grain.Wait("undecided.broken"));

        Gate.Named("undecided.first").Open();
        await first;
    }

    [Fact]
    public async Task A_write_is_not_overtaken_by_a_read_behind_it_once_the_read_before_it_has_finished()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IGatedGrain>("in-order");
        var first = grain.Write("in-order.first");
        await Gate.Named("in-order.first").Arrived;
        Gate.Named("in-order.write").Open();

        var calls = new[] { grain.ReadAtOnce("read before"), grain.Write("in-order.write"), grain.ReadAtOnce("read behind") };
        Gate.Named("in-order.first").Open();
        await Task.WhenAll([first, .. calls]);

        Assert.Equal(["in-order.first", "read before", "in-order.write", "read behind"], await grain.Log());
    }

    [Fact]
    public async Task A_call_may_begin_beside_one_that_always_interleaves()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IGatedGrain>("beside");
        var beside = grain.Linger("beside.lingering");
        await Gate.Named("beside.lingering").Arrived;
        Gate.Named("beside.write").Open();

        await grain.Write("beside.write");

        await engine.Meanwhile();
        Assert.False(beside.IsCompleted);
        Gate.Named("beside.lingering").Open();
        await beside;
    }

    [Fact]
    public async Task What_a_grain_awaits_resumes_in_a_turn_of_that_grain()
    {
        await using var engine = await Engine.Start();

        Assert.True(await engine.Grains.GetGrain<ICounterGrain>("resume").ResumesInItsOwnTurn());
    }
}

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Add(int amount);

    Task AddSlowly();

    Task<bool> ResumesInItsOwnTurn();
}

internal sealed class CounterGrain : Grain, ICounterGrain
{
    private int count;
    private bool isInside;

    public Task<int> Add(int amount) => Task.FromResult(count += amount);

    public async Task AddSlowly()
    {
        Assert.False(isInside);
        isInside = true;
        var before = count;
        await Task.Yield();
        count = before + 1;
        isInside = false;
    }

    public async Task<bool> ResumesInItsOwnTurn()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Factory.StartNew(static () => { }, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default);
        return scheduler == TaskScheduler.Current && scheduler != TaskScheduler.Default && ReferenceEquals(ActivationScope.CurrentOrNull, GrainContext);
    }
}

public interface IGatedGrain : IGrainWithStringKey
{
    Task Write(string gate);

    [ReadOnly]
    Task Read(string gate);

    [ReadOnly]
    Task ReadAtOnce(string entry);

    [AlwaysInterleave]
    Task<string> Ping();

    [AlwaysInterleave]
    Task Linger(string gate);

    Task<List<string>> Log();
}

internal sealed class GatedGrain : Grain, IGatedGrain
{
    private readonly List<string> log = [];

    public async Task Write(string gate)
    {
        await Gate.Named(gate).Pass();
        log.Add(gate);
    }

    public Task Read(string gate) => Gate.Named(gate).Pass();

    public Task ReadAtOnce(string entry)
    {
        log.Add(entry);
        return Task.CompletedTask;
    }

    public Task Linger(string gate) => Gate.Named(gate).Pass();

    public Task<string> Ping() => Task.FromResult("pong");

    public Task<List<string>> Log() => Task.FromResult(log);
}

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Wait(string gate);
}

[Reentrant]
internal sealed class ReentrantGrain : Grain, IReentrantGrain
{
    public Task Wait(string gate) => Gate.Named(gate).Pass();
}

public interface IChoosyGrain : IGrainWithStringKey
{
    Task Wait(string gate);
}

[MayInterleave(nameof(LetIn))]
internal sealed class ChoosyGrain : Grain, IChoosyGrain
{
    public static bool LetIn(Orleans.Serialization.Invocation.IInvokable call) =>
        call.GetArgument(0) is string gate && !gate.EndsWith("broken", StringComparison.Ordinal)
            ? gate.EndsWith("let-in", StringComparison.Ordinal)
            : throw new InvalidDataException("cannot decide");

    public Task Wait(string gate) => Gate.Named(gate).Pass();
}
