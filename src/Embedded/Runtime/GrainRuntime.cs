using Orleans;
using Orleans.Runtime;
using Orleans.Timers;

namespace Marketplace.Embedded;

/// <summary>What grains ask of the engine.</summary>
internal sealed class GrainRuntime(Silo silo, IGrainFactory grains, ITimerRegistry timers) : IGrainRuntime
{
    public IGrainFactory GrainFactory => grains;

    public IServiceProvider ServiceProvider => silo.Services;

    public TimeProvider TimeProvider => silo.Clock;

    public ITimerRegistry TimerRegistry => timers;

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The grain asked to step down."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).DelayDeactivation(timeSpan);
}

/// <summary>Gives services the activation whose turn is running.</summary>
internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext GrainContext => ActivationScope.Current;
}
