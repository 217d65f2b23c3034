namespace Marketplace.Work;

/// <summary>How long to wait after a failure: doubling, bounded, and spread so that what failed together is not retried together.</summary>
/// <remarks>The randomness is injected, so that a simulation can replay it.</remarks>
internal sealed class Backoff(WorkOptions options, Random random)
{
    private readonly Lock gate = new();

    /// <param name="attempt">1 after the first failure.</param>
    public TimeSpan After(int attempt)
    {
        // 2^30 times the first pause is beyond any longest one.
        var doubled = options.FirstRetry * Math.Pow(2, Math.Clamp(attempt - 1, 0, 30));
        var pause = doubled < options.LongestRetry ? doubled : options.LongestRetry;
        return pause * (0.5 + (NextShare() / 2));
    }

    private double NextShare()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }
}
