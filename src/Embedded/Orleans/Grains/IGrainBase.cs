using Orleans.Runtime;

namespace Orleans;

/// <summary>What the engine needs of a grain class, for grains that do not derive from <see cref="Grain"/>.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call. If it throws, the waiting calls are rejected and the next call activates anew.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call of this activation, if the process lives to run it.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
