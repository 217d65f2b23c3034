namespace Marketplace.Commissions;

/// <summary>Whether one rule takes every sale that another is for. Several rules that do so only together are not found.</summary>
internal static class RuleCover
{
    /// <summary>Every condition that the first states is one that the second implies.</summary>
    public static bool Covers(CommissionRule first, CommissionRule second)
    {
        var (wide, narrow) = (first.When, second.When);
        return Currencies(first, second)
            && (wide.Categories is not { } above || (narrow.Categories is { } below && below.All(one => above.Any(category => CommissionMatch.Covers(category, one)))))
            && Within(wide.PriceTypes, narrow.PriceTypes)
            && Within(wide.Modes, narrow.Modes)
            && Within(wide.Providers, narrow.Providers)
            && (wide.Badges is not { } asked || (narrow.Badges is { } had && asked.All(badge => had.Contains(badge))))
            && (wide.RegisteredFrom is not { } from || narrow.RegisteredFrom >= from)
            && (wide.RegisteredUntil is not { } until || narrow.RegisteredUntil <= until)
            && (wide.RegisteredWithin is not { } within || narrow.RegisteredWithin <= within)
            && (wide.Prices is not { } spans || (narrow.Prices is { } inner && inner.Where(span => IsSold(second, span)).All(span => spans.Any(outer => Contains(outer, span)))));
    }

    /// <summary>The currencies that a rule can apply in; null for all.</summary>
    public static IReadOnlySet<string>? CurrenciesOf(CommissionRule rule)
    {
        var amounts = rule.Rate.Fixed?.Select(amount => amount.Currency).ToHashSet(StringComparer.Ordinal);
        var prices = rule.When.Prices?.Select(span => span.Currency).ToHashSet(StringComparer.Ordinal);
        if (amounts is not null && prices is not null)
        {
            amounts.IntersectWith(prices);
        }

        return amounts ?? prices;
    }

    private static bool Currencies(CommissionRule first, CommissionRule second) =>
        CurrenciesOf(first) is not { } wide || CurrenciesOf(second)?.IsSubsetOf(wide) is true;

    /// <summary>A span in a currency that its own rule does not apply in hides nothing and need not be hidden.</summary>
    private static bool IsSold(CommissionRule rule, PriceSpan span) => CurrenciesOf(rule)!.Contains(span.Currency);

    private static bool Contains(PriceSpan outer, PriceSpan inner) =>
        outer.Currency == inner.Currency
        && (outer.Least is not { } least || inner.Least >= least)
        && (outer.Most is not { } most || inner.Most <= most);

    private static bool Within<T>(ImmutableArray<T>? wide, ImmutableArray<T>? narrow) =>
        wide is not { } all || (narrow is { } some && some.All(one => all.Contains(one)));
}
