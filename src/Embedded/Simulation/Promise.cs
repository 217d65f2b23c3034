namespace Marketplace.Embedded;

/// <summary>How the engine makes what it will complete later.</summary>
/// <remarks>
/// Whoever waits must not run in the middle of the turn that completes it. Every awaiter of a simulation resumes through
/// its process or its grain anyway, and the thread pool, which would carry the rest, is not part of the simulation.
/// </remarks>
internal static class Promise
{
    public static TaskCreationOptions Options =>
        Simulation.Current is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;
}
