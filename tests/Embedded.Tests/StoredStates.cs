using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Marketplace.Embedded;

/// <summary>Stored states are there before the first call, and a write that did not read the stored version loses.</summary>
public sealed class StoredStates
{
    [Fact]
    public async Task A_state_survives_its_activation()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IStoringGrain>("survives");
        await grain.Write("kept");

        await engine.Silo.DeactivateAll();

        Assert.Equal("kept", await grain.Read());
    }

    [Fact]
    public async Task What_was_not_written_is_gone_with_the_activation()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IStoringGrain>("unwritten");
        await grain.SetOnly("lost");

        await engine.Silo.DeactivateAll();

        Assert.Equal("", await grain.Read());
    }

    [Fact]
    public async Task Of_two_activations_that_write_one_wins_and_the_other_steps_down()
    {
        await using var engine = await Engine.Start();
        var usual = engine.Grains.GetGrain<IStoringGrain>("race");
        var duplicate = engine.Silo.Duplicate<IStoringGrain>(usual.GetGrainId());
        await usual.Read();
        await duplicate.Read();

        await usual.Write("first");
        await Assert.ThrowsAsync<InconsistentStateException>(() => duplicate.Write("second"));
        await duplicate.Write("second, having read the first");

        Assert.Equal("second, having read the first", await usual.Read());
    }

    [Fact]
    public async Task A_cleared_state_starts_again()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IStoringGrain>("cleared");
        await grain.Write("something");

        await grain.Clear();

        Assert.Equal("", await grain.Read());
        Assert.False(await grain.IsStored());
    }

    [Fact]
    public async Task A_storage_that_throws_arrives_wrapped_as_in_Orleans()
    {
        await using var engine = await Engine.Start(silo => silo.Services.AddGrainStorage("broken", static (_, _) => new BrokenStorage()));

        var failure = await Assert.ThrowsAsync<OrleansException>(() => engine.Grains.GetGrain<IUnluckyGrain>("x").Touch());

        Assert.IsType<IOException>(failure.InnerException);
    }

    [Fact]
    public async Task A_storage_that_nobody_registered_is_named()
    {
        await using var engine = await Engine.Start();

        var failure = await Assert.ThrowsAsync<BadProviderConfigException>(() => engine.Grains.GetGrain<IUnluckyGrain>("x").Touch());

        Assert.Contains("broken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_is_out_of_reach_outside_the_turns_of_a_grain()
    {
        await using var engine = await Engine.Start();
        var leaked = await engine.Grains.GetGrain<IStoringGrain>("leaked").Leak();

        Assert.Throws<InvalidOperationException>(() => StoringGrain.Leaked[leaked].State);
        await Assert.ThrowsAsync<InvalidOperationException>(() => StoringGrain.Leaked[leaked].WriteStateAsync());
    }

    [Fact]
    public async Task Nobody_knows_whether_a_state_is_stored_before_it_was_read()
    {
        await using var engine = await Engine.Start();

        Assert.Equal("unread", await engine.Grains.GetGrain<IHastyGrain>("hasty").WhatTheConstructorSaw());
    }

    [Fact]
    public void A_record_that_holds_nothing_holds_null()
    {
        IGrainState<Stored> state = new GrainState<Stored>();

        Assert.Null(state.State);
        Assert.Equal((null, false), (state.ETag, state.RecordExists));
    }

    private sealed class BrokenStorage : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("no disk");

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("no disk");

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("no disk");
    }
}

[GenerateSerializer, Alias("stored")]
public sealed class Stored
{
    [Id(0)]
    public string Text { get; set; } = "";
}

public interface IStoringGrain : IGrainWithStringKey
{
    Task SetOnly(string text);

    Task Write(string text);

    Task Clear();

    Task<string> Read();

    Task<bool> IsStored();

    Task<string> Leak();
}

internal sealed class StoringGrain([PersistentState("text")] IPersistentState<Stored> stored) : Grain, IStoringGrain
{
    public static System.Collections.Concurrent.ConcurrentDictionary<string, IPersistentState<Stored>> Leaked { get; } = new(StringComparer.Ordinal);

    public Task<string> Leak()
    {
        Leaked["leak"] = stored;
        return Task.FromResult("leak");
    }

    public Task SetOnly(string text)
    {
        stored.State.Text = text;
        return Task.CompletedTask;
    }

    public async Task Write(string text)
    {
        stored.State.Text = text;
        await stored.WriteStateAsync();
    }

    public Task Clear() => stored.ClearStateAsync();

    public Task<string> Read() => Task.FromResult(stored.State.Text);

    public Task<bool> IsStored() => Task.FromResult(stored.RecordExists);
}

public interface IUnluckyGrain : IGrainWithStringKey
{
    Task Touch();
}

internal sealed class UnluckyGrain([PersistentState("text", "broken")] IPersistentState<Stored> stored) : Grain, IUnluckyGrain
{
    public Task Touch() => Task.FromResult(stored.State);
}

public interface IHastyGrain : IGrainWithStringKey
{
    Task<string> WhatTheConstructorSaw();
}

internal sealed class HastyGrain : Grain, IHastyGrain
{
    private readonly string seen;

    public HastyGrain([PersistentState("text")] IPersistentState<Stored> stored) =>
        seen = Record.Exception(() => stored.RecordExists) is InvalidOperationException ? "unread" : "read";

    public Task<string> WhatTheConstructorSaw() => Task.FromResult(seen);
}
