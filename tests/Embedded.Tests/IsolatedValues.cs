using Orleans;
using Orleans.Serialization;

namespace Marketplace.Embedded;

/// <summary>What crosses from grain to grain is nobody else's any more, and what could not cross in a cluster does not cross here.</summary>
public sealed class IsolatedValues
{
    [Fact]
    public async Task Arguments_and_results_are_copies()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IHolderGrain>("copies");
        List<string> mine = ["a"];

        await grain.Keep(mine);
        mine.Add("b");
        var theirs = await grain.Kept();
        theirs.Add("c");

        Assert.Equal(["a"], await grain.Kept());
    }

    [Fact]
    public async Task Records_with_changeable_parts_are_copied_deeply()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IHolderGrain>("deep");
        var basket = new Basket("Ada") { Items = { ["tea"] = [1, 2] } };

        var back = await grain.Echo(basket);
        basket.Items["tea"][0] = 9;

        Assert.NotSame(basket, back);
        Assert.Equal("Ada", back.Owner);
        Assert.Equal([1, 2], back.Items["tea"]);
    }

    [Fact]
    public async Task A_derived_value_arrives_as_what_it_is()
    {
        await using var engine = await Engine.Start();

        var back = await engine.Grains.GetGrain<IHolderGrain>("derived").EchoShape(new Circle(3));

        Assert.Equal(new Circle(3), back);
    }

    [Fact]
    public async Task Immutable_values_are_shared()
    {
        await using var engine = await Engine.Start();
        var note = new Note("hello", ["x"]);

        Assert.Same(note, await engine.Grains.GetGrain<IHolderGrain>("shared").EchoNote(note));
    }

    [Fact]
    public async Task What_is_declared_not_to_cross_arrives_empty()
    {
        await using var engine = await Engine.Start();

        var back = await engine.Grains.GetGrain<IHolderGrain>("behind").EchoDraft(new Draft { Text = "kept", Scratch = "mine" });

        Assert.Equal(("kept", null), (back.Text, back.Scratch));
    }

    [Fact]
    public void Cycles_and_shared_parts_keep_their_form()
    {
        var node = new Node { Name = "a" };
        node.Next = node;

        var copy = Isolation.Copy(node);

        Assert.NotSame(node, copy);
        Assert.Same(copy, copy.Next);
    }

    [Fact]
    public async Task A_type_without_a_serializer_is_refused_when_its_grain_is_named()
    {
        await using var engine = await Engine.Start();

        var refused = Assert.Throws<CodecNotFoundException>(() => engine.Grains.GetGrain<IBareGrain>("x"));
        Assert.Contains(nameof(Bare), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_without_a_number_is_refused_because_it_would_be_lost()
    {
        var refused = Assert.Throws<CodecNotFoundException>(() => Isolation.Require(typeof(Forgetful)));

        Assert.Contains(nameof(Forgetful.Forgotten), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_itself_cannot_leave_its_turn_but_its_reference_can()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IHolderGrain>("self");

        await Assert.ThrowsAsync<ArgumentException>(() => grain.SendItself("other"));
        Assert.Equal("self", await grain.SendItsReference("other"));
    }
}

[GenerateSerializer, Alias("basket")]
public sealed record Basket(string Owner)
{
    [Id(0)]
    public Dictionary<string, int[]> Items { get; init; } = [];
}

[GenerateSerializer, Alias("shape")]
public abstract record Shape;

[GenerateSerializer, Alias("circle")]
public sealed record Circle(int Radius) : Shape;

[GenerateSerializer, Immutable, Alias("note")]
public sealed record Note(string Text, ImmutableArray<string> Tags);

[GenerateSerializer, Alias("draft")]
public sealed class Draft
{
    [field: NonSerialized]
    public string? Scratch { get; set; }

    [Id(0)]
    public string Text { get; set; } = "";
}

[GenerateSerializer, Alias("node")]
public sealed class Node
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public Node? Next { get; set; }
}

public sealed record Bare(int Value);

[GenerateSerializer, Alias("forgetful")]
public sealed record Forgetful(int Kept)
{
    public int Forgotten { get; init; }
}

public interface IBareGrain : IGrainWithStringKey
{
    Task Take(Bare bare);
}

internal sealed class BareGrain : Grain, IBareGrain
{
    public Task Take(Bare bare) => Task.CompletedTask;
}

public interface IHolderGrain : IGrainWithStringKey
{
    Task Keep(List<string> values);

    Task<List<string>> Kept();

    Task<Basket> Echo(Basket basket);

    Task<Shape> EchoShape(Shape shape);

    ValueTask<Note> EchoNote([Immutable] Note note);

    Task<Draft> EchoDraft(Draft draft);

    Task SendItself(string other);

    Task<string> SendItsReference(string other);

    Task<string> Meet(IHolderGrain friend);
}

internal sealed class HolderGrain : Grain, IHolderGrain
{
    private List<string> kept = [];

    public Task Keep(List<string> values)
    {
        kept = values;
        return Task.CompletedTask;
    }

    public Task<List<string>> Kept() => Task.FromResult(kept);

    public Task<Basket> Echo(Basket basket) => Task.FromResult(basket);

    public Task<Shape> EchoShape(Shape shape) => Task.FromResult(shape);

    public ValueTask<Note> EchoNote(Note note) => ValueTask.FromResult(note);

    public Task<Draft> EchoDraft(Draft draft) => Task.FromResult(draft);

    public async Task SendItself(string other) => await GrainFactory.GetGrain<IHolderGrain>(other).Meet(this);

    public Task<string> SendItsReference(string other) => GrainFactory.GetGrain<IHolderGrain>(other).Meet(this.AsReference<IHolderGrain>());

    public Task<string> Meet(IHolderGrain friend) => Task.FromResult(friend.GetPrimaryKeyString());
}
