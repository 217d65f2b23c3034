namespace Marketplace.Verification;

/// <summary>Counts effects where they happened, not in our tables: no intent moved money more than once.</summary>
internal sealed class OnceAtTheGateway(IEnumerable<IGatewayRecord> records) : IInvariant
{
    public string Id => "I9";

    public string Promise => "The gateway charged, refunded, transferred and paid out at most once per intent.";

    public async Task<IReadOnlyList<string>> Violations(CancellationToken cancellationToken)
    {
        var violations = new List<string>();
        foreach (var record in records)
        {
            var movements = await record.Movements(cancellationToken);
            violations.AddRange(movements
                .Where(movement => movement.Key is not null)
                .GroupBy(movement => (movement.Account, movement.Type, movement.Key))
                .Where(same => same.Count() > 1)
                .Select(same => $"{record.Gateway} did {same.Key.Type} {same.Count()} times for the intent {same.Key.Key}."));
        }

        return [.. violations.Take(Invariants.ShownViolations)];
    }
}
