using System.Globalization;

namespace Marketplace.Commissions;

/// <summary>Which rule a sale falls under: the first of which all conditions hold.</summary>
internal static class CommissionMatch
{
    public static CommissionRule? Of(ImmutableArray<CommissionRule> rules, CommissionCase sale) =>
        rules.FirstOrDefault(rule => Conditions(rule, sale).All(condition => condition.Holds));

    /// <summary>Every rule up to the one that applies.</summary>
    public static ImmutableArray<RuleVerdict> Why(ImmutableArray<CommissionRule> rules, CommissionCase sale)
    {
        var verdicts = ImmutableArray.CreateBuilder<RuleVerdict>();
        foreach (var rule in rules)
        {
            ImmutableArray<ConditionVerdict> conditions = [.. Conditions(rule, sale)];
            verdicts.Add(new RuleVerdict(rule.Id, conditions.All(condition => condition.Holds), conditions));
            if (verdicts[^1].Applies)
            {
                break;
            }
        }

        return verdicts.DrainToImmutable();
    }

    /// <summary>A category and everything below it.</summary>
    public static bool Covers(string category, string of) =>
        of == category || (of.Length > category.Length && of[category.Length] == '/' && of.StartsWith(category, StringComparison.Ordinal));

    /// <summary>The conditions that the rule states. A fixed rate is for the currencies that it names, so that is one too.</summary>
    private static IEnumerable<ConditionVerdict> Conditions(CommissionRule rule, CommissionCase sale)
    {
        var when = rule.When;
        if (rule.Rate.Fixed is { } amounts)
        {
            yield return new("currency", amounts.Any(amount => amount.Currency == sale.Price.Currency), sale.Price.Currency);
        }

        if (when.Categories is { } categories)
        {
            yield return new("categories", categories.Any(category => Covers(category, sale.Category)), sale.Category);
        }

        if (when.PriceTypes is { } types)
        {
            yield return new("priceTypes", types.Contains(sale.PriceType), Wire(sale.PriceType));
        }

        if (when.Modes is { } modes)
        {
            yield return new("modes", modes.Contains(sale.Mode), Wire(sale.Mode));
        }

        if (when.Providers is { } providers)
        {
            yield return new("providers", providers.Contains(sale.ProviderId), sale.ProviderId.ToString("D"));
        }

        if (when.Badges is { } badges)
        {
            yield return new("badges", badges.All(badge => sale.Badges.Contains(badge)), string.Join(", ", sale.Badges.Select(Wire)));
        }

        foreach (var (name, holds) in Registered(when, sale))
        {
            yield return new(name, holds, Wire(sale.RegisteredAt));
        }

        if (when.Prices is { } spans)
        {
            yield return new("prices", spans.Any(span => Holds(span, sale.Price)), string.Create(CultureInfo.InvariantCulture, $"{sale.Price.Amount} {sale.Price.Currency}"));
        }
    }

    private static IEnumerable<(string Name, bool Holds)> Registered(CommissionConditions when, CommissionCase sale)
    {
        if (when.RegisteredFrom is { } from)
        {
            yield return ("registeredFrom", sale.RegisteredAt >= from);
        }

        if (when.RegisteredUntil is { } until)
        {
            yield return ("registeredUntil", sale.RegisteredAt < until);
        }

        if (when.RegisteredWithin is { } within)
        {
            yield return ("registeredWithin", sale.At - sale.RegisteredAt <= within);
        }
    }

    private static bool Holds(PriceSpan span, Money price) =>
        span.Currency == price.Currency && price.Amount >= (span.Least ?? long.MinValue) && price.Amount <= (span.Most ?? long.MaxValue);

    private static string Wire<TName>(TName name)
        where TName : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString());

    private static string Wire(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
