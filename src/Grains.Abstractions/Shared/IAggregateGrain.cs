namespace Marketplace;

/// <summary>What the platform may ask of every aggregate, whatever its kind.</summary>
[Alias("aggregate")]
public interface IAggregateGrain : IGrain
{
    /// <summary>
    /// Tells the aggregate that one of its deadlines is due. It looks for itself: a deadline that was
    /// disarmed or moved meanwhile does nothing, and the same one told twice takes effect once.
    /// </summary>
    [Alias("deadline-due")]
    Task DeadlineDue(string name);

    /// <summary>Drops the activation, so that the next call reads the truth from storage.</summary>
    [Alias("step-down")]
    Task StepDown();
}
