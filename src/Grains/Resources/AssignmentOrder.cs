using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>Who of a pool is asked first. The same facts give the same order.</summary>
internal static class AssignmentOrder
{
    /// <summary>
    /// Whoever does it already, the lower priority, and where work goes round whoever would have least for its weight with one more;
    /// what is left is settled by the order of the pool.
    /// </summary>
    public static ImmutableArray<Candidate> Of(AssignmentMode mode, IEnumerable<Candidate> candidates) =>
    [
        .. candidates
            .OrderByDescending(candidate => candidate.HadIt)
            .ThenByDescending(candidate => candidate.Weight.Joins)
            .ThenBy(candidate => candidate.Member.Priority)
            .ThenBy(candidate => mode is AssignmentMode.RoundRobin ? ShareOf(candidate) : 0),
    ];

    public static AssignmentReason ReasonOf(AssignmentMode mode, Candidate candidate, bool isChosen) =>
        isChosen ? AssignmentReason.Chosen
        : mode is AssignmentMode.Collective ? AssignmentReason.All
        : candidate.HadIt ? AssignmentReason.Kept
        : candidate.Weight.Joins ? AssignmentReason.Joined
        : mode is AssignmentMode.RoundRobin ? AssignmentReason.Fairest
        : AssignmentReason.FirstFree;

    /// <summary>What it would have with one more. Equal shares divide to equal decimals, so ties are ties.</summary>
    private static decimal ShareOf(Candidate candidate) => (candidate.Weight.Assigned + 1m) / candidate.Member.Weight;
}

/// <summary>One resource that could do what is needed.</summary>
/// <param name="Member">Its place in the pool.</param>
/// <param name="Resource">What the roster says of it.</param>
/// <param name="Weight">What its calendar says of it.</param>
/// <param name="HadIt">True when the booking had it before.</param>
internal sealed record Candidate(PoolMember Member, Resource Resource, SlotWeight Weight, bool HadIt)
{
    /// <summary>Takes nothing new.</summary>
    public static readonly SlotReason Archived = new("archived", []);

    /// <summary>Nobody asked its calendar, because nobody else could be taken instead.</summary>
    public static readonly SlotWeight Unweighed = new(null, Joins: false, Assigned: 0);

    public bool IsFree => Weight.InTheWay is null;

    /// <summary>The same one, which is not free after all.</summary>
    public Candidate Without(SlotReason reason) => this with { Weight = Weight with { InTheWay = reason } };
}
