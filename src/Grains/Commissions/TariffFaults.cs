namespace Marketplace.Commissions;

/// <summary>
/// What makes no sense in a tariff. A rule that can never apply is refused with what it is hidden by: whoever wrote it believes that it does.
/// </summary>
internal static class TariffFaults
{
    /// <summary>Null when nothing is wrong.</summary>
    public static Refusal? Of(CommissionTariff tariff)
    {
        ImmutableArray<RefusalFact> faults =
        [
            .. In("rules", tariff.Rules),
            .. In("customerFees", tariff.CustomerFees),
            .. Repeated(tariff),
        ];
        var end = tariff.Rules is [.., var last] && IsForEverything(last)
            ? faults
            : faults.Add(new RefusalFact("rules", "must end with a rule without conditions that takes a share, so that every sale has one"));
        return end.IsEmpty ? null : CommissionRefusals.NotValid with { Facts = end };
    }

    private static bool IsForEverything(CommissionRule rule) => rule.When == new CommissionConditions() && rule.Rate.Fixed is null;

    private static IEnumerable<RefusalFact> Repeated(CommissionTariff tariff) =>
        tariff.Rules.Concat(tariff.CustomerFees)
            .GroupBy(rule => rule.Id, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => new RefusalFact("id", $"{same.Key} is the id of {same.Count()} rules; each needs one of its own"));

    private static IEnumerable<RefusalFact> In(string list, ImmutableArray<CommissionRule> rules)
    {
        for (var index = 0; index < rules.Length; index++)
        {
            var rule = rules[index];
            if ((OfRate(rule.Rate) ?? OfConditions(rule)) is { } fault)
            {
                yield return new RefusalFact($"{list}[{index}]", fault);
            }
            else if (rules.Take(index).FirstOrDefault(before => RuleCover.Covers(before, rule)) is { } hiding)
            {
                yield return new RefusalFact($"{list}[{index}]", $"never applies: {hiding.Id}, which stands before it, takes every sale that it is for");
            }
        }
    }

    private static string? OfRate(CommissionRuleRate rate) =>
        rate.BasisPoints is null == rate.Fixed is null ? "needs either basisPoints or fixed"
        : rate.BasisPoints is < 0 or > 100_00 ? "must be between 0 and 10000 basis points"
        : rate.Fixed is { } amounts && (amounts.IsEmpty || amounts.Any(amount => amount.Amount < 0) || Repeats(amounts.Select(amount => amount.Currency)))
            ? "must name one amount for each currency, none of them below 0"
        : rate.Bounds is { } bounds && (bounds.Any(bound => bound.Floor < 0 || bound.Cap < (bound.Floor ?? 0)) || Repeats(bounds.Select(bound => bound.Currency)))
            ? "must have one pair of bounds for each currency, with a cap that is not below the floor"
        : rate is { Fixed: { } named, Bounds: { } limits } && limits.Any(bound => named.All(amount => amount.Currency != bound.Currency))
            ? "must not have bounds in a currency in which it does not apply"
        : null;

    private static string? OfConditions(CommissionRule rule) =>
        rule.When.Prices is { } spans && (spans.Any(span => span.Least > span.Most) || Repeats(spans.Select(span => span.Currency)))
            ? "must name one span of prices for each currency, whose least is not above its most"
        : rule.When.RegisteredFrom >= rule.When.RegisteredUntil ? "never applies: nobody registers at a moment and before it"
        : RuleCover.CurrenciesOf(rule) is { Count: 0 } ? "never applies: its amounts and its prices are in different currencies"
        : null;

    private static bool Repeats(IEnumerable<string> currencies) => currencies.GroupBy(one => one, StringComparer.Ordinal).Any(same => same.Count() > 1);
}
