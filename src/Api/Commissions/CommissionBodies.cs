using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Commissions;

/// <summary>What the platform takes, by one version.</summary>
/// <param name="Rules">Of the provider.</param>
/// <param name="CustomerFees">Of the customer.</param>
/// <param name="TaxBasisPoints">Tax on the commission.</param>
/// <param name="Note">Why.</param>
/// <param name="SetAt">When it came into force; null for the configuration.</param>
/// <param name="SetBy">The operator's account.</param>
/// <param name="Version">Counts the versions; the ETag. 0 is the configuration.</param>
internal sealed record CommissionRulesBody(
    IReadOnlyList<CommissionRuleBody> Rules,
    IReadOnlyList<CommissionRuleBody> CustomerFees,
    int TaxBasisPoints,
    string? Note,
    DateTimeOffset? SetAt,
    Guid? SetBy,
    long Version)
{
    public static CommissionRulesBody Of(CommissionRulesView view) => Of(view.Tariff, view.SetAt, view.SetBy, view.Version);

    public static CommissionRulesBody Of(CommissionTariff tariff, DateTimeOffset? setAt, Guid? setBy, long version) => new(
        [.. tariff.Rules.Select(CommissionRuleBody.Of)],
        [.. tariff.CustomerFees.Select(CommissionRuleBody.Of)],
        tariff.TaxBasisPoints,
        tariff.Note,
        setAt,
        setBy,
        version);
}

/// <summary>A rule as it was given.</summary>
internal sealed record CommissionRuleBody(
    string Id, string? Label, CommissionConditionsBody When, int? BasisPoints, ImmutableArray<Money>? Fixed, ImmutableArray<RateBounds>? Bounds)
{
    public static CommissionRuleBody Of(CommissionRule rule) =>
        new(rule.Id, rule.Label, CommissionConditionsBody.Of(rule.When), rule.Rate.BasisPoints, rule.Rate.Fixed, rule.Rate.Bounds);
}

/// <summary>Conditions as they were given.</summary>
internal sealed record CommissionConditionsBody(
    ImmutableArray<string>? Categories,
    ImmutableArray<PriceType>? PriceTypes,
    ImmutableArray<BookingMode>? Modes,
    ImmutableArray<Guid>? Providers,
    ImmutableArray<ProviderBadge>? Badges,
    DateTimeOffset? RegisteredFrom,
    DateTimeOffset? RegisteredUntil,
    TimeSpan? RegisteredWithin,
    ImmutableArray<PriceSpan>? Prices)
{
    public static CommissionConditionsBody Of(CommissionConditions when) => new(
        when.Categories,
        when.PriceTypes,
        when.Modes,
        when.Providers,
        when.Badges,
        when.RegisteredFrom,
        when.RegisteredUntil,
        when.RegisteredWithin,
        when.Prices);
}

/// <summary>What a sale of a listing would come to, and by which rules.</summary>
/// <param name="Version">Of the rules; null for a draft.</param>
/// <param name="RuleId">The rule of the commission that applies.</param>
/// <param name="CustomerFeeRuleId">The rule of the customer's fee that applies; null where none does.</param>
/// <param name="Rules">Every rule up to that one, with each of its conditions, whether it holds, and what was found.</param>
/// <param name="CustomerFees">The same for the customer's fee.</param>
/// <param name="Price">Before the customer's fee.</param>
/// <param name="Commission">What the platform takes of it.</param>
/// <param name="CommissionTax">Tax on the commission.</param>
/// <param name="CustomerFee">What the customer pays on top.</param>
/// <param name="Total">What the customer pays.</param>
/// <param name="ProviderEarns">What is left for the provider.</param>
internal sealed record CommissionPreviewBody(
    long? Version,
    string? RuleId,
    string? CustomerFeeRuleId,
    ImmutableArray<RuleVerdict> Rules,
    ImmutableArray<RuleVerdict> CustomerFees,
    Money Price,
    Money Commission,
    Money CommissionTax,
    Money CustomerFee,
    Money Total,
    Money ProviderEarns)
{
    public static CommissionPreviewBody Of(CommissionPreview preview, Money price) => new(
        preview.Version,
        preview.Rates.RuleId,
        preview.Rates.FeeRuleId,
        preview.Rules,
        preview.CustomerFees,
        price,
        preview.Commission,
        preview.CommissionTax,
        preview.CustomerFee,
        price + preview.CustomerFee,
        preview.ProviderEarns);
}
