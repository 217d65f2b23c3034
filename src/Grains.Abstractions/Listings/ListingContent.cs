using Marketplace.Bookings;
using Marketplace.Resources;

namespace Marketplace.Listings;

/// <summary>What a listing offers and how it may be booked. A draft may lack anything; publishing says what is missing.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Description">What the customer gets.</param>
/// <param name="Category">Lower case, from general to special with slashes: `grooming`, `grooming/dogs`; `other` when nothing fits.</param>
/// <param name="Subcategory">The provider's own word within the category.</param>
/// <param name="Price">What it costs.</param>
/// <param name="PriceText">What the page says instead of a number, such as `Starting at $50`.</param>
/// <param name="Duration">How long it takes; where the price counts time, the shortest that may be booked.</param>
/// <param name="Mode">How a booking is confirmed.</param>
/// <param name="Rules">When it may be booked.</param>
/// <param name="TimeZone">IANA zone in which notice, horizon and limits are judged.</param>
/// <param name="CancellationPolicy">What is refunded when.</param>
/// <param name="Location">Where it happens.</param>
/// <param name="Images">URLs, in the order shown.</param>
/// <param name="CoverImageUrl">The one in lists; null takes the first image.</param>
/// <param name="Keywords">For search.</param>
/// <param name="MetaTitle">For search engines; null takes the title.</param>
/// <param name="MetaDescription">For search engines.</param>
/// <param name="Availability">In words, such as `Weekdays`; the calendar decides what may be booked.</param>
/// <param name="Process">What is otherwise than usual in how it is booked; null takes the marketplace's.</param>
/// <param name="Requirements">What every booking needs; null is the provider's own calendar.</param>
/// <param name="AddOns">What can be booked with it; null for nothing.</param>
/// <param name="PricingRules">When it costs more or less, in the order in which they stand on the price; null for never.</param>
/// <param name="Payment">What of the price is paid when; null takes all of it at the sale.</param>
/// <param name="Security">What is held besides the price in case something is damaged; null for nothing.</param>
/// <param name="Tax">The tax on it, where that is not the provider's; null where it is.</param>
[GenerateSerializer, Immutable, Alias("listing.content")]
public sealed record ListingContent(
    string? Title,
    string? Description,
    string? Category,
    string? Subcategory,
    ListingPrice? Price,
    string? PriceText,
    TimeSpan? Duration,
    BookingMode Mode,
    SlotRules Rules,
    string TimeZone,
    CancellationPolicy CancellationPolicy,
    Location? Location,
    ImmutableArray<string> Images,
    string? CoverImageUrl,
    ImmutableArray<string> Keywords,
    string? MetaTitle,
    string? MetaDescription,
    string? Availability,
    ProcessChoice? Process = null,
    ImmutableArray<ResourceRequirement>? Requirements = null,
    ImmutableArray<AddOn>? AddOns = null,
    ImmutableArray<PricingRule>? PricingRules = null,
    PaymentPlan? Payment = null,
    SecurityPlan? Security = null,
    ListingTax? Tax = null);

/// <summary>What one unit costs.</summary>
/// <param name="Type">What a unit is.</param>
/// <param name="Amount">Positive.</param>
[GenerateSerializer, Immutable, Alias("listing.price")]
public sealed record ListingPrice(PriceType Type, Money Amount);

/// <summary>What a price is multiplied with.</summary>
public enum PriceType
{
    /// <summary>One price for the booking, however many seats.</summary>
    Fixed,

    /// <summary>By elapsed time, to the minute.</summary>
    Hourly,

    /// <summary>By started days of 24 hours.</summary>
    Daily,

    /// <summary>By nights between the local dates of start and end.</summary>
    Nightly,

    /// <summary>By seats.</summary>
    PerPerson,
}

/// <summary>What a provider wants to change about a listing; what is absent stays.</summary>
[GenerateSerializer, Immutable, Alias("listing.changes")]
public sealed record ListingChanges(
    Optional<string> Title,
    Optional<string> Description,
    Optional<string> Category,
    Optional<string> Subcategory,
    Optional<ListingPrice> Price,
    Optional<string> PriceText,
    Optional<TimeSpan?> Duration,
    Optional<BookingMode?> Mode,
    Optional<SlotRuleChanges> Rules,
    Optional<string> TimeZone,
    Optional<PolicyChoice> CancellationPolicy,
    Optional<Location> Location,
    Optional<ImmutableArray<string>?> Images,
    Optional<string> CoverImageUrl,
    Optional<ImmutableArray<string>?> Keywords,
    Optional<string> MetaTitle,
    Optional<string> MetaDescription,
    Optional<string> Availability,
    Optional<ProcessChoice> Process = default,
    Optional<ImmutableArray<ResourceRequirement>?> Requirements = default,
    Optional<ImmutableArray<AddOn>?> AddOns = default,
    Optional<ImmutableArray<PricingRule>?> PricingRules = default,
    Optional<PaymentPlan> Payment = default,
    Optional<SecurityPlan> Security = default,
    Optional<ListingTax> Tax = default);

/// <summary>Changes to slot rules; what is absent stays, null goes back to the default.</summary>
[GenerateSerializer, Immutable, Alias("listing.slot-rule-changes")]
public sealed record SlotRuleChanges(
    Optional<TimeSpan?> MinNotice,
    Optional<SlotHorizon> Horizon,
    Optional<TimeSpan?> SlotInterval,
    Optional<TimeSpan?> BufferBefore,
    Optional<TimeSpan?> BufferAfter,
    Optional<int?> Seats,
    Optional<ImmutableArray<SlotLimit>?> Limits,
    Optional<TimeSpan?> SlotOffset = default,
    Optional<bool?> Packed = default,
    Optional<SlotStay> Stay = default,
    Optional<SlotDurations> Durations = default,
    Optional<SlotMinimum> Minimum = default);

/// <summary>A preset by name, or tiers of one's own. Exactly one is set.</summary>
[GenerateSerializer, Immutable, Alias("listing.policy-choice")]
public sealed record PolicyChoice(string? Preset, ImmutableArray<CancellationTier> Tiers);
