using System.Collections.Concurrent;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>How activations begin, and what becomes of the calls that wait for one that does not.</summary>
public sealed class Beginnings
{
    [Fact]
    public async Task A_grain_is_activated_after_all_stages_of_its_life_and_says_goodbye_before_they_end()
    {
        await using var engine = await Engine.Start();
        await engine.Grains.GetGrain<IStagedGrain>("stages").Touch();

        await engine.Silo.DeactivateAll();

        Assert.Equal(
            ["early begins", "last begins", "OnActivateAsync", "call", "OnDeactivateAsync", "last ends", "early ends", "disposed"],
            Diary.Of("stages"));
    }

    [Fact]
    public async Task A_grain_that_asks_to_end_while_it_begins_never_runs_and_its_call_meets_the_next()
    {
        await using var engine = await Engine.Start();
        HesitantGrain.Hesitations["once"] = 1;

        Assert.Equal(2, await engine.Grains.GetGrain<IHesitantGrain>("once").Beginnings());

        // The first one was never active, so it has nobody to say goodbye to.
        await engine.Silo.DeactivateAll();
        Assert.Equal(["begins", "begins", "RuntimeRequested"], Diary.Of("once"));
    }

    [Fact]
    public async Task A_call_that_meets_nothing_but_ending_activations_is_rejected()
    {
        await using var engine = await Engine.Start();
        HesitantGrain.Hesitations["always"] = int.MaxValue;

        var rejected = await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => engine.Grains.GetGrain<IHesitantGrain>("always").Beginnings());

        Assert.Contains("hesitant/always", rejected.Message, StringComparison.Ordinal);
        Assert.Equal(["begins", "begins", "begins"], Diary.Of("always"));
    }

    [Fact]
    public async Task How_often_a_call_is_passed_on_can_be_set()
    {
        await using var engine = await Engine.Start(silo => silo.Configure<SiloMessagingOptions>(options => options.MaxForwardCount = 0));
        HesitantGrain.Hesitations["never"] = 1;

        await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => engine.Grains.GetGrain<IHesitantGrain>("never").Beginnings());
    }

    [Fact]
    public async Task An_activation_that_is_ended_while_it_begins_is_told_by_its_token()
    {
        await using var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<IPatientGrain>("told").Touch();
        await Gate.Named("told").Arrived;

        var ending = engine.Silo.DeactivateAll();
        Assert.Equal("second", await call);

        await ending;
        await Gate.Named("told, and heard it").Arrived;
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(5, 5)]
    [InlineData(5, 4)]
    public async Task Ages_that_the_collector_could_not_keep_are_refused_before_anything_starts(int quantumMinutes, int ageMinutes) =>
        await Assert.ThrowsAsync<OrleansConfigurationException>(() => Engine.Start(silo => silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromMinutes(quantumMinutes);
            options.CollectionAge = TimeSpan.FromMinutes(ageMinutes);
        })));
}

public interface IStagedGrain : IGrainWithStringKey
{
    Task Touch();
}

internal sealed class StagedGrain : Grain, IStagedGrain, ILifecycleParticipant<IGrainLifecycle>, IDisposable
{
    private string Key => this.GetPrimaryKeyString();

    public void Participate(IGrainLifecycle lifecycle)
    {
        Watch(lifecycle, "last", GrainLifecycleStage.Last);
        Watch(lifecycle, "early", GrainLifecycleStage.First);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Diary.Write(Key, nameof(OnActivateAsync));

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Diary.Write(Key, nameof(OnDeactivateAsync));

    public Task Touch() => Diary.Write(Key, "call");

    public void Dispose() => _ = Diary.Write(Key, "disposed");

    private void Watch(IGrainLifecycle lifecycle, string name, int stage) =>
        lifecycle.Subscribe(name, stage, _ => Diary.Write(Key, $"{name} begins"), _ => Diary.Write(Key, $"{name} ends"));
}

public interface IHesitantGrain : IGrainWithStringKey
{
    Task<int> Beginnings();
}

internal sealed class HesitantGrain : Grain, IHesitantGrain
{
    public static ConcurrentDictionary<string, int> Hesitations { get; } = new(StringComparer.Ordinal);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Diary.Write(this.GetPrimaryKeyString(), "begins");
        if (Diary.Of(this.GetPrimaryKeyString()).Length <= Hesitations[this.GetPrimaryKeyString()])
        {
            DeactivateOnIdle();
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Diary.Write(this.GetPrimaryKeyString(), $"{reason.ReasonCode}");

    public Task<int> Beginnings() => Task.FromResult(Diary.Of(this.GetPrimaryKeyString()).Length);
}

public interface IPatientGrain : IGrainWithStringKey
{
    Task<string> Touch();
}

internal sealed class PatientGrain : Grain, IPatientGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        if (Gate.Named(key).HasArrived)
        {
            return;
        }

        try
        {
            await Gate.Named(key).Pass().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The next one begins meanwhile: nobody waits for what this one does with the word.
            _ = Gate.Named($"{key}, and heard it").Pass();
            throw;
        }
    }

    public Task<string> Touch() => Task.FromResult("second");
}
