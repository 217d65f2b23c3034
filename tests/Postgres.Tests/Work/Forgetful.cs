using Marketplace.Intents;

namespace Marketplace.Work;

/// <summary>Counts how often a second try made sure that the aggregate knows the truth.</summary>
internal sealed class Forgetful : IAggregates
{
    private int stepsDown;

    public int StepsDown => stepsDown;

    public Task StepDown(GrainId stream)
    {
        Interlocked.Increment(ref stepsDown);
        return Task.CompletedTask;
    }
}
