using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// What a test or an operator can ask of the engine beyond the Orleans API.
/// Registered as a service of every host that runs it.
/// </summary>
public sealed class EmbeddedSilo
{
    private readonly Silo silo;

    internal EmbeddedSilo(Silo silo) => this.silo = silo;

    /// <summary>How many activations there are at this moment.</summary>
    public int ActivationCount => silo.Catalog.Count;

    /// <summary>
    /// Begins a further activation of a grain, as a cluster can have one around a crash or a partition, and returns a
    /// reference to it. All other references keep meaning the usual activation. When it ends, calls go to the usual one.
    /// </summary>
    public TGrainInterface Duplicate<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable
    {
        var route = new PinnedRoute(silo.Catalog.Duplicate(grainId), silo.Catalog);
        return (TGrainInterface)(object)silo.References.Create(typeof(TGrainInterface), grainId, route);
    }

    /// <summary>Ends every activation and completes when they have ended, so that the next calls reread what is stored.</summary>
    public Task DeactivateAll() => Task.WhenAll(silo.Catalog.Alive.Select(activation =>
        activation.DeactivateAsync(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "All activations were asked to end."))));

    private sealed class PinnedRoute(Activation activation, Catalog catalog) : ICallRoute
    {
        public void Deliver(GrainCall call)
        {
            if (!activation.TryReceive(call))
            {
                catalog.Deliver(call);
            }
        }
    }
}
