using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Objects outside the grains that grains can call, as long as somebody keeps them.</summary>
public sealed class Observers
{
    [Fact]
    public async Task An_observer_hears_its_calls_in_order_until_it_leaves()
    {
        await using var engine = await Engine.Start();
        var witness = new Witness();
        var reference = engine.Grains.CreateObjectReference<IWitness>(witness);
        var teller = engine.Grains.GetGrain<ITellerGrain>("observed");

        await teller.Tell(reference, "one");
        await teller.Tell(reference, "two");
        Assert.Equal(["one", "two"], [await witness.Next(), await witness.Next()]);

        engine.Grains.DeleteObjectReference<IWitness>(reference);
        await Assert.ThrowsAsync<ClientNotAvailableException>(() => teller.Tell(reference, "three"));
    }

    [Fact]
    public async Task An_observer_takes_one_call_at_a_time()
    {
        await using var engine = await Engine.Start();
        var witness = new Witness();
        var reference = engine.Grains.CreateObjectReference<IWitness>(witness);

        var slow = reference.Wait("observers.slow");
        await Gate.Named("observers.slow").Arrived;
        var next = reference.See("after it");
        await engine.Meanwhile();
        Assert.False(next.IsCompleted);

        Gate.Named("observers.slow").Open();
        await Task.WhenAll(slow, next);
    }

    [Fact]
    public async Task What_an_observer_throws_reaches_the_grain_that_called_it()
    {
        await using var engine = await Engine.Start();
        var witness = new Witness();
        var reference = engine.Grains.CreateObjectReference<IWitness>(witness);

        await Assert.ThrowsAsync<InvalidDataException>(() => engine.Grains.GetGrain<ITellerGrain>("contradicted").Tell(reference, "nonsense"));
        Assert.Equal("sense", await Heard(engine, witness, reference, "sense"));
    }

    [Fact]
    public async Task What_an_observer_throws_at_a_one_way_call_harms_nobody()
    {
        await using var engine = await Engine.Start();
        var witness = new Witness();
        var reference = engine.Grains.CreateObjectReference<IWitness>(witness);

        reference.Shout("nonsense");
        reference.Shout("sense");

        Assert.Equal("sense", await witness.Next());
    }

    [Fact]
    public async Task One_object_has_one_reference()
    {
        await using var engine = await Engine.Start();
        var witness = new Witness();

        Assert.Equal(engine.Grains.CreateObjectReference<IWitness>(witness), engine.Grains.CreateObjectReference<IWitness>(witness));
    }

    [Fact]
    public async Task An_observer_that_nobody_keeps_is_gone()
    {
        await using var engine = await Engine.Start();
        var reference = Forgotten(engine);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        await Assert.ThrowsAsync<ClientNotAvailableException>(() => engine.Grains.GetGrain<ITellerGrain>("forgotten").Tell(reference, "anybody?"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IWitness Forgotten(Engine engine) => engine.Grains.CreateObjectReference<IWitness>(new Witness());

    private static async Task<string> Heard(Engine engine, Witness witness, IWitness reference, string what)
    {
        await engine.Grains.GetGrain<ITellerGrain>("heard").Tell(reference, what);
        return await witness.Next();
    }

    private sealed class Witness : IWitness
    {
        private readonly Channel<string> seen = Channel.CreateUnbounded<string>();

        public Task See(string what) => what is "nonsense" ? throw new InvalidDataException(what) : seen.Writer.WriteAsync(what).AsTask();

        public void Shout(string what) => See(what).GetAwaiter().GetResult();

        public Task Wait(string gate) => Gate.Named(gate).Pass();

        public async Task<string> Next()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return await seen.Reader.ReadAsync(patience.Token);
        }
    }
}

public interface IWitness : IGrainObserver
{
    Task See(string what);

    [OneWay]
    void Shout(string what);

    Task Wait(string gate);
}

public interface ITellerGrain : IGrainWithStringKey
{
    Task Tell(IWitness witness, string what);
}

internal sealed class TellerGrain : Grain, ITellerGrain
{
    public Task Tell(IWitness witness, string what) => witness.See(what);
}
