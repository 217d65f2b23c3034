using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Commissions;

/// <summary>
/// What the platform takes of sales. Of the rules the first whose conditions all hold applies; the last one has none, so that every sale
/// has one. See docs/pricing.md.
/// </summary>
/// <param name="Rules">What is taken of the provider, in the order in which they are tried.</param>
/// <param name="CustomerFees">What the customer pays on top, likewise; where none applies they pay nothing.</param>
/// <param name="TaxBasisPoints">Tax on the commission, in hundredths of a percent of it.</param>
/// <param name="Note">Why it is so, for whoever reads the versions later.</param>
[GenerateSerializer, Immutable, Alias("commission.tariff")]
public sealed record CommissionTariff(
    ImmutableArray<CommissionRule> Rules, ImmutableArray<CommissionRule> CustomerFees, int TaxBasisPoints, string? Note = null)
{
    /// <summary>Of either list. Each is tried for each price, and nobody overlooks more.</summary>
    public const int MaximumRules = 100;

    /// <summary>Of a note, in characters.</summary>
    public const int MaximumNote = 500;
}

/// <summary>One rule: for which sales, and how much.</summary>
/// <param name="Id">By which bookings name it; its own within a tariff.</param>
/// <param name="Label">For people.</param>
/// <param name="When">Under which conditions.</param>
/// <param name="Rate">How much.</param>
[GenerateSerializer, Immutable, Alias("commission.rule")]
public sealed record CommissionRule(string Id, string? Label, CommissionConditions When, CommissionRuleRate Rate)
{
    /// <summary>Of an id, in characters.</summary>
    public const int MaximumId = 40;

    /// <summary>Of a label, in characters.</summary>
    public const int MaximumLabel = 80;
}

/// <summary>How much: a share, or an amount for each currency.</summary>
/// <param name="BasisPoints">Hundredths of a percent of the price; null where it is an amount.</param>
/// <param name="Fixed">For each unit of what is sold (hour, day, night or person; one where the price is fixed), one for each currency. In a currency that is not named the rule does not apply.</param>
/// <param name="Bounds">The least and the most that it comes to for one booking, one for each currency; null for none.</param>
[GenerateSerializer, Immutable, Alias("commission.rule-rate")]
public sealed record CommissionRuleRate(int? BasisPoints, ImmutableArray<Money>? Fixed = null, ImmutableArray<RateBounds>? Bounds = null);

/// <summary>The least and the most in a currency, in minor units; null where there is no such bound.</summary>
[GenerateSerializer, Immutable, Alias("commission.rate-bounds")]
public sealed record RateBounds(string Currency, long? Floor, long? Cap);

/// <summary>For which sales a rule is. All that are stated must hold; what is null does not matter.</summary>
/// <param name="Categories">The listing is in one of them, or below one.</param>
/// <param name="PriceTypes">The listing's price is of one of these types.</param>
/// <param name="Modes">It is booked in one of these ways.</param>
/// <param name="Providers">One of them sells it.</param>
/// <param name="Badges">The provider has all of them.</param>
/// <param name="RegisteredFrom">The provider registered at that moment or later.</param>
/// <param name="RegisteredUntil">The provider registered before that moment.</param>
/// <param name="RegisteredWithin">The provider registered at most that long before the sale.</param>
/// <param name="Prices">The price, before the customer's fee, is in one of these spans. In a currency that is not named it does not hold.</param>
[GenerateSerializer, Immutable, Alias("commission.conditions")]
public sealed record CommissionConditions(
    ImmutableArray<string>? Categories = null,
    ImmutableArray<PriceType>? PriceTypes = null,
    ImmutableArray<BookingMode>? Modes = null,
    ImmutableArray<Guid>? Providers = null,
    ImmutableArray<ProviderBadge>? Badges = null,
    DateTimeOffset? RegisteredFrom = null,
    DateTimeOffset? RegisteredUntil = null,
    TimeSpan? RegisteredWithin = null,
    ImmutableArray<PriceSpan>? Prices = null)
{
    /// <summary>Of values that one condition names: as many as a person still reads.</summary>
    public const int MaximumValues = 100;

    /// <summary>Nobody is new for longer.</summary>
    public static readonly TimeSpan LongestNewness = TimeSpan.FromDays(3_660);
}

/// <summary>Prices from one to another, both belonging to it, in minor units; null where it is open.</summary>
[GenerateSerializer, Immutable, Alias("commission.price-span")]
public sealed record PriceSpan(string Currency, long? Least, long? Most);

/// <summary>What operators award to providers, by which a rule can tell them apart.</summary>
public enum ProviderBadge
{
    Verified,
    Premium,
    QuickResponder,
}
