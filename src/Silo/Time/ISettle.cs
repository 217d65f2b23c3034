namespace Marketplace.Time;

/// <summary>Waits until nothing is under way: whatever follows from what happened so far has happened too.</summary>
internal interface ISettle
{
    /// <exception cref="NotSettledException">Something is still under way after so long; it says what.</exception>
    Task Settle(TimeSpan timeout, CancellationToken cancellationToken);
}

/// <summary>Something that can be under way. What is parked, or waits long for its next try, is not.</summary>
internal interface IUnsettled
{
    /// <summary>What is under way, for people; null when nothing is.</summary>
    Task<string?> Unsettled(CancellationToken cancellationToken);
}

/// <summary>Things were still under way when patience ran out.</summary>
internal sealed class NotSettledException(string what, TimeSpan timeout)
    : Exception($"After {timeout.TotalSeconds:0.#} s this has not settled: {what}.");
