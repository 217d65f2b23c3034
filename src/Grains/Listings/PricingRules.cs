using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>Which of a listing's pricing rules apply to a wish, and what each of them adds to the price or takes off it.</summary>
internal static class PricingRules
{
    public const string Kind = "pricing_rule";

    /// <param name="rules">In their order.</param>
    /// <param name="price">The price that they change.</param>
    /// <param name="units">What it is multiplied with.</param>
    /// <param name="lead">How long before the start it is asked for.</param>
    /// <returns>A line for each rule that changes something. What is taken off leaves the smallest amount that can be paid: gateways charge no nothing.</returns>
    public static IEnumerable<PriceLine> Lines(ImmutableArray<PricingRule> rules, Money price, PriceUnits units, TimeSpan lead)
    {
        var left = units.Price(price);
        foreach (var rule in rules.Where(rule => Holds(rule.When, units.Count, lead)))
        {
            var whole = Line(rule, price, units.On(date => IsOn(rule.When, date)));
            var line = Cut(whole, new Money(Math.Min(0, Currency.Step(left.Currency) - left.Amount), left.Currency));
            if (!line.Amount.IsZero)
            {
                left += line.Amount;
                yield return line;
            }
        }
    }

    private static PriceLine Line(PricingRule rule, Money price, PriceUnits meant)
    {
        if (rule.Amount is { } amount)
        {
            return new PriceLine(Kind, rule.Label, meant.Price(amount), meant.Count, amount, PriceParty.Customer, PriceParty.Provider);
        }

        var share = new PriceShare(meant.Price(price), rule.BasisPoints!.Value);
        var part = share.Of.Share(share.BasisPoints);
        return new PriceLine(Kind, rule.Label, part, 1, part, PriceParty.Customer, PriceParty.Provider, share);
    }

    /// <summary>What is cut is no product of anything: the line says of what it is what was left.</summary>
    private static PriceLine Cut(PriceLine whole, Money most) => whole.Amount >= most ? whole : whole with
    {
        Amount = most,
        Quantity = 1,
        UnitPrice = most,
        Share = whole.Share ?? new PriceShare(whole.Amount, 100_00),
    };

    /// <summary>A boundary belongs to both sides: who books just in time has the better price.</summary>
    private static bool Holds(PricingConditions when, long units, TimeSpan lead) =>
        (when.FromUnits is not { } least || units >= least)
        && (when.BookedBefore is not { } early || lead >= early)
        && (when.BookedWithin is not { } late || lead <= late);

    private static bool IsOn(PricingConditions when, DateOnly date) =>
        (when.Weekdays is not { } days || days.Contains(date.DayOfWeek))
        && (when.From is not { } from || date >= from)
        && (when.Until is not { } until || date <= until);
}
