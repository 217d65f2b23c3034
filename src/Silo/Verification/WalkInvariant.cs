namespace Marketplace.Verification;

/// <summary>An invariant of single events: what they say, and the edge they move along.</summary>
internal sealed class WalkInvariant(string id, string promise, EventWalk walk, Func<Step, string?> judge) : IInvariant
{
    public string Id => id;

    public string Promise => promise;

    public async Task<IReadOnlyList<string>> Violations(CancellationToken cancellationToken)
    {
        var violations = new List<string>();
        await foreach (var step in walk.Steps(cancellationToken))
        {
            if (judge(step) is { } wrong)
            {
                violations.Add($"{step.Stream}, event {step.Version}: {wrong}");
                if (violations.Count == Invariants.ShownViolations)
                {
                    break;
                }
            }
        }

        return violations;
    }
}
