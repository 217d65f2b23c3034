namespace Marketplace.Listings;

/// <summary>What is right by itself in a listing, and not together.</summary>
internal static class ListingFaults
{
    public static Refusal? Of(ListingContent content) =>
        content.Rules is { Minimum.Participants: var needed, Seats: var seats } && needed > seats ? ListingRefusals.MinimumNotValid(seats)
        : content.Price is { Amount.Currency: var currency } ? OfPrice(content, currency)
        : content.AddOns is not null || content.PricingRules is not null || content.Payment is not null || content.Security is not null ? ListingRefusals.PriceMissing
        : null;

    private static Refusal? OfPrice(ListingContent content, string currency) =>
        content.CancellationPolicy.Tiers.Any(tier => tier.RetainedAmount is { } kept && kept.Currency != currency) ? ListingRefusals.PolicyCurrency(currency)
        : AddOnFault(content, currency) is { } addOns ? ListingRefusals.PriceNotValid("addOns", addOns)
        : RuleFault(content.PricingRules ?? [], currency) is { } rules ? ListingRefusals.PriceNotValid("pricingRules", rules)
        : PaymentPlans.Fault(content, currency) is { } payment ? ListingRefusals.PriceNotValid("payment", payment)
        : SecurityPlans.Fault(content, currency) is { } security ? ListingRefusals.PriceNotValid("securityDeposit", security)
        : null;

    private static string? AddOnFault(ListingContent content, string currency)
    {
        var addOns = content.AddOns ?? [];
        var isStay = content is { Price: { } price, Duration: { } shortest } && Pricing.StayOf(content.Rules, price.Type, shortest) is not null;
        return addOns.Any(addOn => addOn.Price.Amount.Currency != currency) ? $"must be in {currency}, as the price is"
            : addOns.DistinctBy(addOn => addOn.Id, StringComparer.Ordinal).Count() < addOns.Length ? "must have an id of their own each"
            : isStay && addOns.Any(addOn => addOn.Duration is not null) ? "must take no time of their own where days or nights are booked"
            : null;
    }

    private static string? RuleFault(ImmutableArray<PricingRule> rules, string currency) =>
        rules.Any(rule => rule.Amount is { } amount && amount.Currency != currency) ? $"must be in {currency}, as the price is"
        : rules.Any(rule => rule.BasisPoints is null == rule.Amount is null) ? "must be either a share or an amount each"
        : rules.Any(rule => rule.When.From > rule.When.Until) ? "must not end before they begin"
        : null;
}
