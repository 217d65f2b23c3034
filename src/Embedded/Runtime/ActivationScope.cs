using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Which activation the running thread is in a turn of. Set around every turn, so it needs no flow of its own.</summary>
internal static class ActivationScope
{
    [ThreadStatic]
    private static IGrainContext? current;

    public static IGrainContext? CurrentOrNull => current;

    public static IGrainContext Current =>
        current ?? throw new InvalidOperationException("This code runs outside a grain. Grains are created by the engine; get a reference from an IGrainFactory.");

    public static IGrainContext? Enter(IGrainContext? activation)
    {
        var before = current;
        current = activation;
        return before;
    }
}

/// <summary>Counts the sections in which calls of one chain may come back into an activation.</summary>
internal interface IReentrantSections
{
    void Enter(Guid reentrancyId);

    void Exit(Guid reentrancyId);
}
