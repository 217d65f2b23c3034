using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>One tick of a timer, as a call of the engine's own. Filters see it, under the name that Orleans gives it.</summary>
internal sealed class TimerTick(CallMethod method, bool keepsAlive, Func<Task> tick) : VoidGrainCall
{
    public static readonly CallMethod Waiting = CallMethod.Local<IGrainTimerInvoker>(nameof(IGrainTimerInvoker.InvokeCallbackAsync), interleaves: false);
    public static readonly CallMethod Interleaving = CallMethod.Local<IGrainTimerInvoker>(nameof(IGrainTimerInvoker.InvokeCallbackAsync), interleaves: true);

    public override CallMethod Method => method;

    public bool KeepsAlive => keepsAlive;

    public override Task InvokeOn(object grain) => tick();

    /// <summary>Nobody waits for a tick; that it failed has been said where it happened.</summary>
    public override void Complete(Task outcome) => _ = outcome.Exception;

    /// <summary>Only there to be named to filters.</summary>
    internal interface IGrainTimerInvoker : IAddressable
    {
        Task InvokeCallbackAsync();
    }
}
