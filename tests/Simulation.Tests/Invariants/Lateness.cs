namespace Marketplace.Simulations;

/// <summary>Whether something happened too late.</summary>
internal static class Lateness
{
    /// <summary>How much later than due something may be while processes die and databases fail around it.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <param name="due">When it was due.</param>
    /// <param name="at">When it happened. A clock that is behind makes nobody late by its own time.</param>
    /// <param name="starts">When processes were started: until then nobody could be punctual.</param>
    public static bool Is(DateTimeOffset due, Committed at, IReadOnlyList<DateTimeOffset> starts)
    {
        var done = at.Write.At < at.CommittedAt ? at.Write.At : at.CommittedAt;
        return done > due + Tolerance && !starts.Any(start => start > due && start <= at.CommittedAt && done <= start + Tolerance);
    }
}
