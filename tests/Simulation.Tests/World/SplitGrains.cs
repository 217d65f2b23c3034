using System.Reflection;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Sometimes gives a reference to a further activation of a grain, as a caller has one in a cluster around a crash or a
/// partition. Both activations then take commands, and only the database is there to tell them apart.
/// </summary>
public class SplitGrains : DispatchProxy
{
    /// <summary>Who was split goes on for a while, with callers on both sides.</summary>
    private const int CallsPerSplit = 4;

    private readonly Dictionary<GrainId, (object Twin, int CallsLeft)> twins = [];
    private IGrainFactory grains = null!;
    private EmbeddedSilo silo = null!;
    private FaultPlan faults = null!;

    internal static IGrainFactory Of(IGrainFactory grains, EmbeddedSilo silo, FaultPlan faults)
    {
        var factory = Create<IGrainFactory, SplitGrains>();
        var split = (SplitGrains)(object)factory;
        (split.grains, split.silo, split.faults) = (grains, silo, faults);
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var grain = targetMethod!.Invoke(grains, BindingFlags.DoNotWrapExceptions, null, args, null);
        return grain is IAddressable and IAggregateGrain ? TwinOf((IAddressable)grain, targetMethod.GetGenericArguments()[0]) ?? grain : grain;
    }

    private object? TwinOf(IAddressable grain, Type kind)
    {
        var id = grain.GetGrainId();
        if (!twins.TryGetValue(id, out var twin) || twin.CallsLeft == 0 || !kind.IsInstanceOfType(twin.Twin))
        {
            twins.Remove(id);
            if (!faults.Strikes(Fault.Duplicate))
            {
                return null;
            }

            var duplicate = typeof(EmbeddedSilo).GetMethod(nameof(EmbeddedSilo.Duplicate))!.MakeGenericMethod(kind);
            twin = (duplicate.Invoke(silo, [id])!, CallsPerSplit);
        }

        // Half of the callers are on the other side.
        twins[id] = twin with { CallsLeft = twin.CallsLeft - 1 };
        return faults.Way(Fault.Duplicate, 2) == 0 ? twin.Twin : null;
    }
}
