using Marketplace.Postgres;

namespace Marketplace.Verification;

/// <summary>What is stored of every aggregate is what its events lead to.</summary>
internal sealed class StoredIsFolded(Rebuild rebuild) : IInvariant
{
    public string Id => "I21";

    public string Promise => "Folding the events of a stream gives what is stored of it: state, receipts, deadlines and intents.";

    public async Task<IReadOnlyList<string>> Violations(CancellationToken cancellationToken)
    {
        var report = await rebuild.Run(cancellationToken);
        return [.. report.Differences.Take(Invariants.ShownViolations).Select(difference => $"{difference.Stream}: {difference.What} is not what follows from its events.")];
    }
}
