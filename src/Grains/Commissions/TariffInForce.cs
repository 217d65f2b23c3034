using Marketplace.Bookings;

namespace Marketplace.Commissions;

/// <summary>A tariff and its version: what the rates of a sale are computed from, once, and frozen.</summary>
/// <param name="Tariff">The rules.</param>
/// <param name="Version">By which bookings name it; null for a draft.</param>
internal sealed record TariffInForce(CommissionTariff Tariff, long? Version)
{
    /// <summary>Whether any rule asks who the provider is beyond their id, so that nobody is asked in vain.</summary>
    public bool AsksForProvider => Tariff.Rules.Any(Asks) || Tariff.CustomerFees.Any(Asks);

    public PriceRates RatesOf(CommissionCase sale)
    {
        var (rule, fee) = (CommissionMatch.Of(Tariff.Rules, sale), CommissionMatch.Of(Tariff.CustomerFees, sale));
        var (taken, paid) = (BoundsOf(rule, sale), BoundsOf(fee, sale));
        return new PriceRates(
            rule?.Rate.BasisPoints ?? 0,
            rule?.When.Categories?.FirstOrDefault(category => CommissionMatch.Covers(category, sale.Category)),
            In(sale, taken?.Floor),
            In(sale, taken?.Cap),
            Tariff.TaxBasisPoints,
            fee?.Rate.BasisPoints ?? 0,
            FixedOf(rule, sale),
            rule?.Id,
            Version,
            FixedOf(fee, sale),
            In(sale, paid?.Floor),
            In(sale, paid?.Cap),
            fee?.Id);
    }

    private static Money? FixedOf(CommissionRule? rule, CommissionCase sale) =>
        rule?.Rate.Fixed is { } amounts ? amounts.First(amount => amount.Currency == sale.Price.Currency) * sale.Quantity : null;

    private static RateBounds? BoundsOf(CommissionRule? rule, CommissionCase sale) =>
        rule?.Rate.Bounds?.FirstOrDefault(bounds => bounds.Currency == sale.Price.Currency);

    private static Money? In(CommissionCase sale, long? amount) => amount is { } some ? new Money(some, sale.Price.Currency) : null;

    private static bool Asks(CommissionRule rule) =>
        rule.When is not { Badges: null, RegisteredFrom: null, RegisteredUntil: null, RegisteredWithin: null };
}
