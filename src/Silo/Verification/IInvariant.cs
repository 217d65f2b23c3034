namespace Marketplace.Verification;

/// <summary>Something that must hold on every database at every time, whatever has happened to it.</summary>
internal interface IInvariant
{
    /// <summary>Its number, as documents and alerts name it: `I7`.</summary>
    string Id { get; }

    /// <summary>What holds, in one sentence.</summary>
    string Promise { get; }

    /// <summary>Where it does not hold, for people; at most <see cref="Invariants.ShownViolations"/>.</summary>
    Task<IReadOnlyList<string>> Violations(CancellationToken cancellationToken);
}

internal static class Invariants
{
    /// <summary>Enough to recognise what is wrong; the query that found them finds the rest.</summary>
    public const int ShownViolations = 20;

    /// <summary>How long a thing that should happen by itself may be overdue: a crash and its recovery fit in, a forgotten one does not.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);
}
