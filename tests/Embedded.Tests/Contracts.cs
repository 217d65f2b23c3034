using System.Diagnostics.CodeAnalysis;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Marketplace.Embedded;

/// <summary>Contracts that would not build on Orleans, or would lose something there, are refused by name when they are first used.</summary>
public sealed class Contracts
{
    [Theory]
    [InlineData(typeof(Bare), "has no [GenerateSerializer]")]
    [InlineData(typeof(Nameless), "has no [Alias]")]
    [InlineData(typeof(Forgetful), "Forgetful.Forgotten would be lost")]
    [InlineData(typeof(FieldForgetful), "FieldForgetful.forgotten would be lost")]
    [InlineData(typeof(Heir), "Parent.Forgotten would be lost")]
    [InlineData(typeof(NumberedTwice), "gives [Id(1)] to First and Second")]
    [InlineData(typeof(OnlyNumbered), "OnlyNumbered.Name would be lost")]
    [InlineData(typeof(Impostor), "its [Alias(\"basket\")] is that of Marketplace.Embedded.Basket")]
    [InlineData(typeof(Holder), "has no [GenerateSerializer]")]
    [InlineData(typeof(List<Bare>), "has no [GenerateSerializer]")]
    [InlineData(typeof(Bare[]), "has no [GenerateSerializer]")]
    [InlineData(typeof((int, Bare)), "has no [GenerateSerializer]")]
    public void A_type_that_could_not_cross_is_refused_for_what_is_wrong_with_it(Type type, string complaint)
    {
        Isolation.Require(typeof(Basket));

        var refused = Assert.Throws<CodecNotFoundException>(() => Isolation.Require(type));

        Assert.Contains(complaint, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(Basket))]
    [InlineData(typeof(Circle))]
    [InlineData(typeof(Draft))]
    [InlineData(typeof(WellNumbered))]
    [InlineData(typeof(Pair<int, Note>))]
    [InlineData(typeof(Dictionary<string, ImmutableArray<Note?>>))]
    [InlineData(typeof((DateOnly, IHolderGrain?)))]
    public void What_Orleans_can_carry_is_accepted(Type type) => Isolation.Require(type);

    [Theory]
    [InlineData(typeof(IImpatientGrain), "IImpatientGrain.Count: grain methods return a task, not System.Int32")]
    [InlineData(typeof(IReferringGrain), "IReferringGrain.Fill: grain methods here are neither generic nor have ref or out parameters")]
    [InlineData(typeof(IGenericGrain), "IGenericGrain.Echo: grain methods here are neither generic")]
    [InlineData(typeof(IStreamingGrain), "IStreamingGrain.Items: grain methods return a task")]
    [InlineData(typeof(ITwiceCancelledGrain), "ITwiceCancelledGrain.Wait: a call has one cancellation token at most")]
    [InlineData(typeof(IPropertyGrain), "IPropertyGrain.Name: grain interfaces have methods only")]
    [InlineData(typeof(ISameNamesGrain), "gives [Alias(\"go\")] to Come and Go")]
    public async Task An_interface_that_would_not_build_is_refused_when_its_grain_is_named(Type grainInterface, string complaint)
    {
        await using var engine = await Engine.Start();

        var refused = Assert.Throws<NotSupportedException>(() => engine.Grains.GetGrain(grainInterface, "x"));

        Assert.Contains(complaint, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_asks_for_what_is_not_offered_is_refused_when_the_silo_starts()
    {
        var refused = Assert.Throws<OrleansConfigurationException>(() => new GrainClass(typeof(Mapped)));

        Assert.Contains("by-region", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stored_in_memory_is_held_to_the_same_rules()
    {
        await using var engine = await Engine.Start();

        await Assert.ThrowsAsync<OrleansException>(() => engine.Grains.GetGrain<INamelessStateGrain>("x").Write());
    }

    /// <summary>Not a grain, or every silo of these tests would refuse to start.</summary>
    [ImplicitStreamSubscription("alarms", "by-region")]
    private sealed class Mapped;
}

[GenerateSerializer]
public sealed record Nameless(List<int> Value);

[GenerateSerializer, Alias("field-forgetful")]
public sealed class FieldForgetful
{
    private int forgotten;

    [Id(0)]
    public int Kept { get; set; }

    public int Forget() => ++forgotten;
}

[GenerateSerializer, Alias("parent")]
public class Parent
{
    public int Forgotten { get; set; }
}

[GenerateSerializer, Alias("heir")]
public sealed class Heir : Parent
{
    [Id(0)]
    public int Kept { get; set; }
}

[GenerateSerializer, Alias("numbered-twice")]
[SuppressMessage("Usage", "ORLEANS0012", Justification = "The mistake is what the test is about.")]
public sealed class NumberedTwice
{
    [Id(1)]
    public int First { get; set; }

    [Id(1)]
    public int Second { get; set; }
}

/// <summary>Its positional member is told not to cross.</summary>
[GenerateSerializer(IncludePrimaryConstructorParameters = false), Alias("only-numbered")]
public sealed record OnlyNumbered(string Name)
{
    [Id(0)]
    public int Count { get; init; }
}

/// <summary>The positional member is number 0 of its own kind, and a base class numbers for itself.</summary>
[GenerateSerializer, Alias("well-numbered")]
public sealed record WellNumbered(string Name) : WellNumberedParent
{
    [Id(0)]
    public int Count { get; init; }
}

[GenerateSerializer, Alias("well-numbered-parent")]
public abstract record WellNumberedParent
{
    [Id(0)]
    public int Size { get; init; }
}

[GenerateSerializer, Alias("basket")]
public sealed record Impostor(int Size);

[GenerateSerializer, Alias("holder")]
public sealed record Holder(Bare Held);

[GenerateSerializer, Alias("pair`2")]
public sealed record Pair<TOne, TOther>(TOne One, TOther Other);

public interface IImpatientGrain : IGrainWithStringKey
{
    int Count();
}

public interface IReferringGrain : IGrainWithStringKey
{
    Task Fill(ref int value);
}

public interface IGenericGrain : IGrainWithStringKey
{
    Task<T> Echo<T>(T value);
}

public interface IStreamingGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> Items();
}

public interface ITwiceCancelledGrain : IGrainWithStringKey
{
    Task Wait(CancellationToken one, CancellationToken other);
}

public interface IPropertyGrain : IGrainWithStringKey
{
    string Name { get; }
}

public interface ISameNamesGrain : IGrainWithStringKey
{
    [Alias("go")]
    Task Come();

    [Alias("go")]
    Task Go();
}

/// <summary>Implements all of them, so that only the contract can be at fault.</summary>
internal sealed class UnbuildableGrain : Grain, IImpatientGrain, IReferringGrain, IGenericGrain, IStreamingGrain, ITwiceCancelledGrain, IPropertyGrain, ISameNamesGrain
{
    public string Name => "";

    public int Count() => 0;

    public Task Fill(ref int value) => Task.CompletedTask;

    public Task<T> Echo<T>(T value) => Task.FromResult(value);

    public IAsyncEnumerable<int> Items() => AsyncEnumerable.Empty<int>();

    public Task Wait(CancellationToken one, CancellationToken other) => Task.CompletedTask;

    public Task Come() => Task.CompletedTask;

    public Task Go() => Task.CompletedTask;
}

public interface INamelessStateGrain : IGrainWithStringKey
{
    Task Write();
}

internal sealed class NamelessStateGrain([PersistentState("nameless")] IPersistentState<Nameless> state) : Grain, INamelessStateGrain
{
    public Task Write()
    {
        state.State = new Nameless([1]);
        return state.WriteStateAsync();
    }
}
