using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Commissions;

/// <summary>What the platform takes, all of it. Whatever is left out is not in it any more.</summary>
/// <param name="Rules">Of the provider, the first that holds; the last one has no conditions and takes a share.</param>
/// <param name="CustomerFees">Of the customer, on top of the price, likewise; none when left out.</param>
/// <param name="TaxBasisPoints">Tax on the commission, in hundredths of a percent of it; none when left out.</param>
/// <param name="Note">Why, for whoever reads the versions later.</param>
internal sealed record CommissionRulesRequest(
    CommissionRuleRequest[]? Rules, CommissionRuleRequest[]? CustomerFees, long? TaxBasisPoints, string? Note)
{
    public CommissionTariff Tariff(Check check, string prefix = "")
    {
        check.Require(Rules is not null, $"{prefix}rules", "is required");
        return new CommissionTariff(
            check.Items($"{prefix}rules", Rules, CommissionTariff.MaximumRules, (field, rule) => CommissionRuleRequest.Rule(check, field, rule)),
            check.Items($"{prefix}customerFees", CustomerFees, CommissionTariff.MaximumRules, (field, rule) => CommissionRuleRequest.Rule(check, field, rule)),
            (int)(check.OptionalNumber($"{prefix}taxBasisPoints", TaxBasisPoints, 0, 100_00) ?? 0),
            check.OptionalText($"{prefix}note", Note, CommissionTariff.MaximumNote));
    }
}

/// <summary>One rule: `{"id": "new", "when": {"registeredWithin": "P90D"}, "basisPoints": 500}`.</summary>
/// <param name="Id">By which bookings name it, at most 40 letters, digits, `-` and `_`; once in all rules.</param>
/// <param name="Label">For people, at most 80 characters.</param>
/// <param name="When">All that is stated must hold; everything when left out.</param>
/// <param name="BasisPoints">Hundredths of a percent of the price before the customer's fee, from 0 to 10000. Either this or fixed.</param>
/// <param name="Fixed">For each unit of the listing's price, one amount for each currency; in others the rule does not apply.</param>
/// <param name="Bounds">The least and the most for one booking, one pair for each currency.</param>
internal sealed record CommissionRuleRequest(
    string? Id, string? Label, CommissionConditionsRequest? When, long? BasisPoints, MoneyRequest[]? Fixed, RateBoundsRequest[]? Bounds)
{
    public static CommissionRule Rule(Check check, string field, CommissionRuleRequest? item)
    {
        check.Require(item?.BasisPoints is null != item?.Fixed is null, field, "needs either basisPoints or fixed");
        return new CommissionRule(
            AddOnChoices.IdOf(check, $"{field}.id", item?.Id),
            check.OptionalText($"{field}.label", item?.Label, CommissionRule.MaximumLabel),
            item?.When?.Conditions(check, $"{field}.when") ?? new CommissionConditions(),
            new CommissionRuleRate(
                (int?)check.OptionalNumber($"{field}.basisPoints", item?.BasisPoints, 0, 100_00),
                check.OptionalItems($"{field}.fixed", item?.Fixed, CommissionConditions.MaximumValues, (at, amount) => check.Money(at, amount)),
                check.OptionalItems($"{field}.bounds", item?.Bounds, CommissionConditions.MaximumValues, (at, bounds) => new RateBounds(
                    check.Currency($"{at}.currency", bounds?.Currency),
                    check.OptionalNumber($"{at}.floor", bounds?.Floor, 0, Money.Limit),
                    check.OptionalNumber($"{at}.cap", bounds?.Cap, 0, Money.Limit)))));
    }
}

/// <summary>In minor units; no bound when left out.</summary>
internal sealed record RateBoundsRequest(string? Currency, long? Floor, long? Cap);

/// <summary>For which sales a rule is; what is left out does not matter.</summary>
/// <param name="Categories">The listing is in one of them, or below one: `grooming` is for `grooming/dogs` too.</param>
/// <param name="PriceTypes">Of the listing: `fixed`, `hourly`, `daily`, `nightly`, `per_person`.</param>
/// <param name="Modes">How it is booked: `instant`, `request`, `quote`.</param>
/// <param name="Providers">One of them sells it.</param>
/// <param name="Badges">The provider has all of them: `verified`, `premium`, `quick_responder`.</param>
/// <param name="RegisteredFrom">The provider registered then or later.</param>
/// <param name="RegisteredUntil">The provider registered before.</param>
/// <param name="RegisteredWithin">The provider registered at most that long before the sale, ISO 8601.</param>
/// <param name="Prices">The price before the customer's fee is in one of these spans; in other currencies it is not.</param>
internal sealed record CommissionConditionsRequest(
    string[]? Categories,
    string[]? PriceTypes,
    string[]? Modes,
    string[]? Providers,
    string[]? Badges,
    string? RegisteredFrom,
    string? RegisteredUntil,
    string? RegisteredWithin,
    PriceSpanRequest[]? Prices)
{
    public CommissionConditions Conditions(Check check, string field) => new(
        check.OptionalItems($"{field}.categories", Categories, CommissionConditions.MaximumValues, (at, value) => Category(check, at, value)),
        check.OptionalItems($"{field}.priceTypes", PriceTypes, CommissionConditions.MaximumValues, (at, value) => check.OneOf<PriceType>(at, value)),
        check.OptionalItems($"{field}.modes", Modes, CommissionConditions.MaximumValues, (at, value) => check.OneOf<BookingMode>(at, value)),
        check.OptionalItems($"{field}.providers", Providers, CommissionConditions.MaximumValues, (at, value) => check.Id(at, value)),
        check.OptionalItems($"{field}.badges", Badges, CommissionConditions.MaximumValues, (at, value) => check.OneOf<ProviderBadge>(at, value)),
        check.OptionalInstant($"{field}.registeredFrom", RegisteredFrom),
        check.OptionalInstant($"{field}.registeredUntil", RegisteredUntil),
        check.OptionalDuration($"{field}.registeredWithin", RegisteredWithin, TimeSpan.Zero, CommissionConditions.LongestNewness),
        check.OptionalItems($"{field}.prices", Prices, CommissionConditions.MaximumValues, (at, span) => new PriceSpan(
            check.Currency($"{at}.currency", span?.Currency),
            check.OptionalNumber($"{at}.least", span?.Least, 0, Money.Limit),
            check.OptionalNumber($"{at}.most", span?.Most, 0, Money.Limit))));

    public static string Category(Check check, string field, string? value)
    {
        check.Require(!string.IsNullOrWhiteSpace(value), field, "must be words such as grooming or grooming/dogs");
        return ListingLimits.Category(check, field, value) ?? string.Empty;
    }
}

/// <summary>Both ends belong to it; open when left out.</summary>
internal sealed record PriceSpanRequest(string? Currency, long? Least, long? Most);
