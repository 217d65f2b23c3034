using Marketplace.Coupons;
using Marketplace.Packages;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>
/// Everything that was agreed when a booking was made: what, when, for how much, and under which promises.
/// Computed by the server from the listing and frozen on the booking; never derived again.
/// </summary>
/// <param name="ListingId">What is booked.</param>
/// <param name="ListingVersion">The version of the listing that these terms were computed from.</param>
/// <param name="Title">The listing's title at that moment.</param>
/// <param name="ProviderId">Who does the work.</param>
/// <param name="ResourceId">Whose calendar is occupied where the terms name no other resources, and in whose line one waits: the provider's.</param>
/// <param name="Mode">How this booking is confirmed.</param>
/// <param name="Start">The first instant of the work.</param>
/// <param name="End">The instant it ends; exclusive.</param>
/// <param name="TimeZone">IANA zone of the listing, in which notice, horizon and limits are judged.</param>
/// <param name="Seats">How many seats this booking takes.</param>
/// <param name="Rules">The listing's slot rules at that moment.</param>
/// <param name="Lines">What is paid and to whom. Customer lines sum to <paramref name="Total"/>; provider lines to <paramref name="ProviderEarns"/>.</param>
/// <param name="Total">What the customer pays. The shares below sum to that and what <see cref="PlatformPays"/>.</param>
/// <param name="Commission">What the platform keeps, net of tax.</param>
/// <param name="CommissionTax">Tax on the commission.</param>
/// <param name="ProviderEarns">The price minus commission and its tax.</param>
/// <param name="CustomerFee">What the customer pays to the platform on top of the price.</param>
/// <param name="Policy">The cancellation policy, as a snapshot.</param>
/// <param name="Process">The process and its times, as a snapshot; null on terms from before they named one.</param>
/// <param name="Duration">How long was asked for, with the time of add-ons: whole days for a stay, whatever the clocks do meanwhile; null, in terms from before there were stays, is the time from start to end.</param>
/// <param name="Deposit">The part of the total that is not given back when the customer cancels, whatever the policy says.</param>
/// <param name="Resources">What is needed besides the provider's own calendar, instead of it; null where nothing is.</param>
/// <param name="Rates">By which rates the shares were computed; null in terms from before they were kept.</param>
/// <param name="Credit">The session of a package that pays for it; null where money does.</param>
/// <param name="Milestones">The parts that it is delivered and paid in; null where it is one delivery, or none, and one payment.</param>
/// <param name="AddOns">What was chosen besides, whose time is part of the duration; null where nothing was.</param>
/// <param name="Coupon">The coupon that makes it cheaper; null where none does.</param>
/// <param name="Balance">What is paid of it after the sale and before the work; null where all of it is paid at the sale, or in milestones.</param>
/// <param name="Security">What is held besides the price in case something is damaged; null where nothing is.</param>
/// <param name="Tax">What of the price is tax on the service, which the provider owes; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("booking.terms")]
public sealed record BookingTerms(
    Guid ListingId,
    long ListingVersion,
    string Title,
    Guid ProviderId,
    Guid ResourceId,
    BookingMode Mode,
    DateTimeOffset Start,
    DateTimeOffset End,
    string TimeZone,
    int Seats,
    SlotRules Rules,
    ImmutableArray<PriceLine> Lines,
    Money Total,
    Money Commission,
    Money CommissionTax,
    Money ProviderEarns,
    Money CustomerFee,
    CancellationPolicy Policy,
    ProcessTerms? Process = null,
    TimeSpan? Duration = null,
    Money? Deposit = null,
    ResourceTerms? Resources = null,
    PriceRates? Rates = null,
    BookingCredit? Credit = null,
    ImmutableArray<MilestoneTerms>? Milestones = null,
    ImmutableArray<BookedAddOn>? AddOns = null,
    CouponTerms? Coupon = null,
    BalanceTerms? Balance = null,
    SecurityTerms? Security = null,
    TaxPart? Tax = null)
{
    /// <summary>What the platform pays of the price with a coupon of its own.</summary>
    public Money PlatformPays() => Coupon is { Funder: CouponFunder.Platform, Discount: var discount } ? discount : Money.Zero(Total.Currency);

    /// <summary>What is sold before the customer's fee, whoever pays it: what commission and policies are computed of.</summary>
    public Money Price() => Total - CustomerFee + PlatformPays();

    /// <summary>What of the tax is on top of the prices that were stated.</summary>
    public Money TaxAdded() => this is { Tax.Amount: var tax, Rates.ServiceTax.Prices: TaxedPrices.Exclusive } ? tax : Money.Zero(Total.Currency);

    /// <summary>How much of the duration is that of add-ons.</summary>
    public TimeSpan AddOnTime() => AddOns is { } chosen ? chosen.Aggregate(TimeSpan.Zero, static (sum, one) => sum + one.Time) : TimeSpan.Zero;

    /// <summary>What the customer pays at the sale.</summary>
    public Money DueNow() => Milestones is [var first, ..] ? first.Total : Balance is { } balance ? Total - balance.Due : Total;

    /// <summary>What the customer pays after it; null where that is nothing.</summary>
    public Money? DueLater() => Total - DueNow() is { IsZero: false } later ? later : null;

    /// <summary>When the balance is due; null where there is none.</summary>
    public DateTimeOffset? BalanceDueAt() => Balance is { } balance ? Start - balance.DueBefore : null;
}

/// <summary>What the platform takes of a price, frozen at the sale, so that whatever is changed later is shared as it was then.</summary>
/// <param name="CommissionBasisPoints">Of the price net of discounts and of tax, in hundredths of a percent.</param>
/// <param name="CommissionRule">The category that the rate is for; null is a rate that is for no category.</param>
/// <param name="Floor">The least that the commission of a booking is.</param>
/// <param name="Cap">The most that it is.</param>
/// <param name="TaxBasisPoints">Of the commission.</param>
/// <param name="CustomerFeeBasisPoints">Of the price, paid by the customer on top of it.</param>
/// <param name="Fixed">The commission of all units, instead of a share; null where it is a share.</param>
/// <param name="RuleId">The rule of the tariff that it comes from; null in rates from before there were rules.</param>
/// <param name="RulesVersion">The version of the tariff; 0 is the one of the configuration.</param>
/// <param name="FeeFixed">The customer's fee of all units, instead of a share.</param>
/// <param name="FeeFloor">The least that the customer's fee of a booking is.</param>
/// <param name="FeeCap">The most that it is.</param>
/// <param name="FeeRuleId">The rule that the customer's fee comes from; null where none applies.</param>
/// <param name="ServiceTax">The tax on what is sold, of which the platform takes nothing; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("booking.price-rates")]
public sealed record PriceRates(
    int CommissionBasisPoints,
    string? CommissionRule,
    Money? Floor,
    Money? Cap,
    int TaxBasisPoints,
    int CustomerFeeBasisPoints,
    Money? Fixed = null,
    string? RuleId = null,
    long? RulesVersion = null,
    Money? FeeFixed = null,
    Money? FeeFloor = null,
    Money? FeeCap = null,
    string? FeeRuleId = null,
    ServiceTax? ServiceTax = null)
{
    /// <summary>The same without what the customer pays on top.</summary>
    public PriceRates WithoutFee() => this with { CustomerFeeBasisPoints = 0, FeeFixed = null, FeeFloor = null, FeeCap = null, FeeRuleId = null };

    /// <summary>The same of a price in which the tax is.</summary>
    public PriceRates Gross() => this with { ServiceTax = ServiceTax is { } tax ? tax with { Prices = TaxedPrices.Inclusive } : null };

    /// <summary>What is taken, whichever rule of whichever version says so.</summary>
    public PriceRates WithoutOrigin() => this with { CommissionRule = null, RuleId = null, RulesVersion = null, FeeRuleId = null };
}

/// <summary>How a booking is confirmed.</summary>
public enum BookingMode
{
    /// <summary>Paying confirms.</summary>
    Instant,

    /// <summary>Paying authorises; the provider accepts within a time; then it is captured.</summary>
    Request,

    /// <summary>The customer asks, the provider offers, the customer pays.</summary>
    Quote,

    /// <summary>Paid outside the platform, or not at all.</summary>
    Unpaid,
}

/// <summary>One line of a price.</summary>
/// <param name="Kind">`base`, `pricing_rule`, `package`, `addon`, `coupon`, `item`, `discount`, `tax`, `customer_fee`, `commission`, `commission_tax`.</param>
/// <param name="Label">For people.</param>
/// <param name="Amount">Negative for what is taken away.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="UnitPrice">Per unit.</param>
/// <param name="PaidBy">Whose total it counts into: customer lines make the total.</param>
/// <param name="ReceivedBy">Who gets it.</param>
/// <param name="Share">Of what it is a share; null where it is not one, or follows from the rates of the sale.</param>
[GenerateSerializer, Immutable, Alias("booking.price-line")]
public sealed record PriceLine(
    string Kind, string Label, Money Amount, long Quantity, Money UnitPrice, PriceParty PaidBy, PriceParty ReceivedBy, PriceShare? Share = null);

/// <summary>A share of something.</summary>
/// <param name="Of">Of what.</param>
/// <param name="BasisPoints">Hundredths of a percent, rounded half up to the minor unit; less than 0 where it is taken off.</param>
[GenerateSerializer, Immutable, Alias("booking.price-share")]
public sealed record PriceShare(Money Of, int BasisPoints);

/// <summary>The sides of a price line.</summary>
public enum PriceParty
{
    Customer,
    Provider,
    Platform,
}
