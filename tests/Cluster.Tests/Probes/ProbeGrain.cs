using Orleans.Placement;
using Orleans.Streams;

namespace Marketplace.Cluster;

/// <summary>Shows what the engine itself does across silos, apart from the product.</summary>
[Alias("probe")]
public interface IProbeGrain : IGrainWithIntegerKey
{
    /// <summary>Asks for a tick at once and every minute.</summary>
    [Alias("remind")]
    Task Remind();

    /// <summary>How often it was reminded in this activation, and the port of the silo it is on.</summary>
    [Alias("where")]
    Task<ProbeReport> Report();

    /// <summary>Calls the probe with that key, wherever it is.</summary>
    [Alias("ask")]
    Task<ProbeReport> Ask(long other);

    /// <summary>Listens to a stream from now on.</summary>
    [Alias("listen")]
    Task Listen();

    /// <summary>Says something on the stream.</summary>
    [Alias("say")]
    Task Say(string text);
}

/// <summary>What a probe knows of itself.</summary>
/// <param name="Port">The port of its silo.</param>
/// <param name="Ticks">How often it was reminded since it was activated.</param>
/// <param name="Heard">What it heard on the stream.</param>
[GenerateSerializer, Immutable, Alias("probe.report")]
public sealed record ProbeReport(int Port, int Ticks, ImmutableArray<string> Heard);

/// <remarks>Placed by chance, which reaches every silo with thirty of them; the usual placement may find that one has enough to do.</remarks>
[GrainType("probe"), RandomPlacement]
internal sealed class ProbeGrain(ILocalSiloDetails silo) : Grain, IProbeGrain, IRemindable
{
    private ImmutableArray<string> heard = [];
    private int ticks;

    private IAsyncStream<string> Stream => this.GetStreamProvider(Realtime.HintStreams.Provider).GetStream<string>(StreamId.Create("probe", Guid.Empty));

    public Task Remind() => this.RegisterOrUpdateReminder("probe", TimeSpan.Zero, TimeSpan.FromMinutes(1));

    public Task<ProbeReport> Report() => Task.FromResult(new ProbeReport(silo.SiloAddress.Endpoint.Port, ticks, heard));

    public Task<ProbeReport> Ask(long other) => GrainFactory.GetGrain<IProbeGrain>(other).Report();

    public Task Listen() => Stream.SubscribeAsync((text, _) =>
    {
        heard = heard.Add(text);
        return Task.CompletedTask;
    });

    public Task Say(string text) => Stream.OnNextAsync(text);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        ticks++;
        return Task.CompletedTask;
    }
}
