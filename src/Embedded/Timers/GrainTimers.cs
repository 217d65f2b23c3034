using Orleans.Runtime;
using Orleans.Timers;

namespace Marketplace.Embedded;

/// <summary>Makes the timers of grains.</summary>
internal sealed class GrainTimers(Silo silo) : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new GrainTimer(silo, (Activation)grainContext, cancellation => callback(state, cancellation), options);
    }
}
