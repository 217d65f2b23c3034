using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Names are written as Orleans writes them, because databases keep them.</summary>
public sealed class Identities
{
    private static readonly Guid Key = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public async Task Keys_of_every_kind_come_back_as_they_were_given()
    {
        await using var engine = await Engine.Start();

        Assert.Equal(Key, engine.Grains.GetGrain<IByGuidGrain>(Key).GetPrimaryKey());
        Assert.Equal(-7, engine.Grains.GetGrain<IByNumberGrain>(-7).GetPrimaryKeyLong());
        Assert.Equal("a/b+c", engine.Grains.GetGrain<ICounterGrain>("a/b+c").GetPrimaryKeyString());
        var compound = engine.Grains.GetGrain<IByBothGrain>(Key, "extra");
        Assert.Equal((Key, "extra"), (compound.GetPrimaryKey(out var extension), extension));
    }

    [Fact]
    public async Task Ids_are_written_type_slash_key()
    {
        await using var engine = await Engine.Start();

        Assert.Equal("by-guid/0f8fad5bd9cb469fa16570867728950e", engine.Grains.GetGrain<IByGuidGrain>(Key).GetGrainId().ToString());
        Assert.Equal("bynumber/FF", engine.Grains.GetGrain<IByNumberGrain>(255).GetGrainId().ToString());
        Assert.Equal("byboth/0f8fad5bd9cb469fa16570867728950e+extra", engine.Grains.GetGrain<IByBothGrain>(Key, "extra").GetGrainId().ToString());
    }

    [Fact]
    public void An_id_is_read_back_from_its_text()
    {
        var id = GrainId.Create("listing", "a/b");

        Assert.Equal(id, GrainId.Parse(id.ToString()));
        Assert.False(GrainId.TryParse("nothing", out _));
        Assert.Throws<ArgumentException>(() => GrainId.Parse("nothing"));
    }

    [Fact]
    public async Task References_are_equal_when_they_name_the_same_grain()
    {
        await using var engine = await Engine.Start();

        Assert.Equal(engine.Grains.GetGrain<ICounterGrain>("a"), engine.Grains.GetGrain<ICounterGrain>("a"));
        Assert.NotEqual(engine.Grains.GetGrain<ICounterGrain>("a"), engine.Grains.GetGrain<ICounterGrain>("b"));
    }

    [Fact]
    public async Task A_grain_can_be_named_by_its_id_and_seen_through_any_of_its_interfaces()
    {
        await using var engine = await Engine.Start();
        var id = GrainId.Create("by-guid", Key.ToString("N"));

        Assert.Equal("plain", await engine.Grains.GetGrain<IPlain>(id).Kind());
        Assert.Equal("plain", await engine.Grains.GetGrain(id).AsReference<IPlain>().Kind());
        Assert.Equal("plain", await engine.Grains.GetGrain<IByGuidGrain>(Key).AsReference<IPlain>().Kind());
    }

    [Fact]
    public async Task A_grain_need_not_derive_from_the_base_class()
    {
        await using var engine = await Engine.Start();

        Assert.Equal(255, await engine.Grains.GetGrain<IByNumberGrain>(255).Me());
    }
}

/// <summary>An internal interface, as grains of one assembly may have among themselves.</summary>
internal interface IPlain : IGrain
{
    ValueTask<string> Kind();
}

public interface IByGuidGrain : IGrainWithGuidKey;

[GrainType("by-guid")]
internal sealed class ByGuidGrain : Grain, IByGuidGrain, IPlain
{
    public ValueTask<string> Kind() => ValueTask.FromResult("plain");
}

public interface IByNumberGrain : IGrainWithIntegerKey
{
    Task<long> Me();
}

internal sealed class ByNumberGrain(IGrainContext context) : IGrainBase, IByNumberGrain
{
    public IGrainContext GrainContext => context;

    public Task<long> Me() => Task.FromResult(context.GrainId.GetIntegerKey());
}

public interface IByBothGrain : IGrainWithGuidCompoundKey;

internal sealed class ByBothGrain : Grain, IByBothGrain;
