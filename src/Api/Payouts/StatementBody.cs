namespace Marketplace.Payouts;

/// <summary>What a provider was owed before some days, what moved it on them, and what they are owed after.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="TimeZone">Whose days these are.</param>
/// <param name="Balances">One for each currency that ever moved.</param>
internal sealed record StatementBody(DateOnly From, DateOnly Until, string TimeZone, ImmutableArray<StatementBalance> Balances)
{
    public static StatementBody Of(StatementDays days, ImmutableArray<MovementSum> sums) =>
        new(days.From, days.Until, days.TimeZone, [.. sums.GroupBy(sum => sum.Currency, StringComparer.Ordinal).Select(StatementBalance.Of)]);
}

/// <summary>The balance in one currency.</summary>
/// <param name="Opening">What was owed when the first day began.</param>
/// <param name="Movements">By kind; they sum to what lies between opening and closing.</param>
/// <param name="Closing">What was owed when the last day ended.</param>
internal sealed record StatementBalance(Money Opening, ImmutableArray<StatementMovement> Movements, Money Closing)
{
    public static StatementBalance Of(IGrouping<string, MovementSum> sums) =>
        new(
            new Money(sums.Where(sum => sum.Kind.Length == 0).Sum(sum => sum.Amount), sums.Key),
            [.. sums.Where(sum => sum.Kind.Length > 0).Select(sum => new StatementMovement(sum.Kind, new Money(sum.Amount, sums.Key)))],
            new Money(sums.Sum(sum => sum.Amount), sums.Key));
}

/// <param name="Kind">As in the list of movements.</param>
/// <param name="Amount">Positive for what was added.</param>
internal sealed record StatementMovement(string Kind, Money Amount);
