namespace Marketplace.Intents;

/// <summary>What a worker may ask of whoever wants its work.</summary>
internal interface IAggregates
{
    /// <summary>Makes an aggregate read the truth before it hears anything else.</summary>
    Task StepDown(GrainId stream);
}

/// <inheritdoc/>
internal sealed class Aggregates(IGrainFactory grains) : IAggregates
{
    public Task StepDown(GrainId stream) => grains.GetGrain<IAggregateGrain>(stream).StepDown();
}
