using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Embedded;

/// <summary>What a grain throws reaches its caller with everything that was in it.</summary>
public sealed class ThrownExceptions
{
    [Fact]
    public async Task Causes_arrive_down_to_the_first()
    {
        await using var engine = await Engine.Start();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Grains.GetGrain<IThrowingGrain>("causes").ThrowWithCauses());

        Assert.Equal("outer", thrown.Message);
        Assert.Equal("middle", Assert.IsType<IOException>(thrown.InnerException).Message);
        Assert.Equal("first", Assert.IsType<FormatException>(thrown.InnerException!.InnerException).Message);
        Assert.Contains(nameof(ThrowingGrain.ThrowWithCauses), thrown.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_ones_own_arrives_as_what_it_is_with_its_members()
    {
        await using var engine = await Engine.Start();

        var thrown = await Assert.ThrowsAsync<ShelfEmptyException>(() => engine.Grains.GetGrain<IThrowingGrain>("own").ThrowOfOnesOwn("tea", 3));

        Assert.Equal(("tea", 3, "No tea left."), (thrown.Article, thrown.Missing, thrown.Message));
        Assert.Equal("aisle 7", thrown.Data["where"]);
    }

    [Fact]
    public async Task It_passes_through_every_grain_on_the_way_back()
    {
        await using var engine = await Engine.Start();

        var thrown = await Assert.ThrowsAsync<ShelfEmptyException>(() => engine.Grains.GetGrain<IThrowingGrain>("first").ThrowThrough(["second", "third"]));

        Assert.Equal("third", thrown.Article);
    }

    [Fact]
    public async Task Several_at_once_arrive_together()
    {
        await using var engine = await Engine.Start();

        var thrown = await Assert.ThrowsAsync<AggregateException>(() => engine.Grains.GetGrain<IThrowingGrain>("several").ThrowSeveral());

        Assert.Equal(["one", "two"], thrown.InnerExceptions.Select(inner => inner.Message));
    }

    [Fact]
    public async Task A_cancellation_that_the_grain_reports_keeps_its_words_and_cancels_the_call()
    {
        await using var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<IThrowingGrain>("given-up").GiveUp("out of patience");

        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(() => call);

        Assert.Equal("out of patience", thrown.Message);
        Assert.True(call.IsCanceled);
    }

    [Fact]
    public async Task A_method_that_returns_a_value_task_throws_alike()
    {
        await using var engine = await Engine.Start();

        await Assert.ThrowsAsync<ShelfEmptyException>(() => engine.Grains.GetGrain<IThrowingGrain>("value-task").ThrowFromValueTask().AsTask());
    }

    [Fact]
    public async Task A_method_that_returns_no_task_at_all_is_answered_too()
    {
        await using var engine = await Engine.Start();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Grains.GetGrain<IThrowingGrain>("no-task").ReturnNull());

        Assert.Contains(nameof(IThrowingGrain.ReturnNull), thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_one_way_call_that_throws_harms_nobody()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IThrowingGrain>("one-way-throws");

        await grain.ThrowOneWay();

        Assert.Equal("still here", await grain.Hello());
    }

    [Fact]
    public async Task What_fails_while_it_is_copied_is_an_answer_as_well()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IThrowingGrain>("copied");

        await Assert.ThrowsAsync<Orleans.Serialization.CodecNotFoundException>(() => grain.Echo(new Bare(1)));
        await Assert.ThrowsAsync<Orleans.Serialization.CodecNotFoundException>(() => grain.ReturnBare());
    }
}

/// <summary>As in a cluster, its own members cross because they are numbered.</summary>
[GenerateSerializer, Alias("shelf-empty")]
public sealed class ShelfEmptyException(string article, int missing) : Exception($"No {article} left.")
{
    [Id(0)]
    public string Article { get; } = article;

    [Id(1)]
    public int Missing { get; } = missing;
}

public interface IThrowingGrain : IGrainWithStringKey
{
    Task ThrowWithCauses();

    Task ThrowOfOnesOwn(string article, int missing);

    Task ThrowThrough(string[] others);

    Task ThrowSeveral();

    Task GiveUp(string reason);

    ValueTask<int> ThrowFromValueTask();

    Task ReturnNull();

    [OneWay]
    Task ThrowOneWay();

    Task<string> Hello();

    Task<object> Echo(object value);

    Task<object> ReturnBare();
}

internal sealed class ThrowingGrain : Grain, IThrowingGrain
{
    public async Task ThrowWithCauses()
    {
        await Task.Yield();
        throw new InvalidOperationException("outer", new IOException("middle", new FormatException("first")));
    }

    public Task ThrowOfOnesOwn(string article, int missing) => throw new ShelfEmptyException(article, missing) { Data = { ["where"] = "aisle 7" } };

    public Task ThrowThrough(string[] others) => others is [var next, .. var rest]
        ? GrainFactory.GetGrain<IThrowingGrain>(next).ThrowThrough(rest)
        : throw new ShelfEmptyException(this.GetPrimaryKeyString(), 0);

    public Task ThrowSeveral() => throw new AggregateException(new IOException("one"), new FormatException("two"));

    public async Task GiveUp(string reason)
    {
        await Task.Yield();
        throw new OperationCanceledException(reason);
    }

    public ValueTask<int> ThrowFromValueTask() => throw new ShelfEmptyException("tea", 1);

#pragma warning disable MA0022 // The mistake is what the test is about.
    public Task ReturnNull() => null!;
#pragma warning restore MA0022

    public Task ThrowOneWay() => throw new IOException("nobody listens");

    public Task<string> Hello() => Task.FromResult("still here");

    public Task<object> Echo(object value) => Task.FromResult(value);

    public Task<object> ReturnBare() => Task.FromResult<object>(new Bare(2));
}
