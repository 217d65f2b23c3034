using Marketplace.Bookings;
using Marketplace.Resources;

namespace Marketplace.Listings;

/// <summary>A listing with everything that its page shows.</summary>
internal sealed record ListingBody(
    Guid Id,
    Guid ProviderId,
    string Slug,
    ListingStatus Status,
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
    PolicyBody CancellationPolicy,
    string CancellationPolicyText,
    Location? Location,
    ImmutableArray<string> Images,
    string? CoverImageUrl,
    ImmutableArray<string> Keywords,
    string? MetaTitle,
    string? MetaDescription,
    string? Availability,
    ProcessChoice? Process,
    ImmutableArray<ResourceRequirement> Requirements,
    ImmutableArray<AddOn> AddOns,
    IReadOnlyList<PricingRuleBody> PricingRules,
    PaymentPlanBody? Payment,
    SecurityPlan? SecurityDeposit,
    ListingTax? Tax,
    RatingBody Rating,
    ListingCounters Counters,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? PausedAt,
    long Version)
{
    public static ListingBody Of(ListingView view, ListingNumbers numbers)
    {
        var content = view.Content;
        return new(
            view.Id,
            view.ProviderId,
            view.Slug,
            view.Status,
            content.Title,
            content.Description,
            content.Category,
            content.Subcategory,
            content.Price,
            content.PriceText,
            content.Duration,
            content.Mode,
            content.Rules,
            content.TimeZone,
            PolicyBody.Of(content.CancellationPolicy),
            content.CancellationPolicy.Text,
            content.Location,
            content.Images,
            content.CoverImageUrl ?? content.Images.FirstOrDefault(),
            content.Keywords,
            content.MetaTitle ?? content.Title,
            content.MetaDescription,
            content.Availability,
            content.Process,
            content.Requirements ?? [],
            content.AddOns ?? [],
            [.. (content.PricingRules ?? []).Select(PricingRuleBody.Of)],
            PaymentPlanBody.Of(content.Payment),
            content.Security,
            content.Tax,
            numbers.Rating,
            numbers.Counters,
            view.CreatedAt,
            view.UpdatedAt,
            view.PublishedAt,
            view.PausedAt,
            view.Version);
    }
}

/// <summary>How often a listing was looked at, asked about and booked.</summary>
internal sealed record ListingCounters(long ViewCount, long InquiryCount, long BookingCount);

/// <summary>What a listing's page counts.</summary>
internal sealed record ListingNumbers(RatingBody Rating, ListingCounters Counters);

/// <summary>A listing among others.</summary>
internal sealed record ListingCard(
    Guid Id,
    Guid ProviderId,
    string ProviderName,
    string Slug,
    string Status,
    string? Title,
    string? Category,
    string? Subcategory,
    PriceCard? Price,
    string? PriceText,
    TimeSpan? Duration,
    string Mode,
    int Seats,
    string TimeZone,
    PlaceCard Location,
    string? CoverImageUrl,
    RatingBody Rating,
    DateTimeOffset? PublishedAt);

internal sealed record PriceCard(string Type, Money Amount);

internal sealed record PlaceCard(string? City, string? State, string? Zip, string? Country, double? Lat, double? Lng);
