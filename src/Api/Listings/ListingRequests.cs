using Marketplace.Bookings;
using Marketplace.Resources;

namespace Marketplace.Listings;

/// <summary>A draft, or changes to a listing: what is absent stays, null or empty text clears.</summary>
internal sealed record ListingRequest(
    Optional<string> Title,
    Optional<string> Description,
    Optional<string> Category,
    Optional<string> Subcategory,
    Optional<PriceRequest> Price,
    Optional<string> PriceText,
    Optional<string> Duration,
    Optional<string> Mode,
    Optional<SlotRulesRequest> Rules,
    Optional<string> TimeZone,
    Optional<PolicyRequest> CancellationPolicy,
    Optional<LocationRequest> Location,
    Optional<string[]> Images,
    Optional<string> CoverImageUrl,
    Optional<string[]> Keywords,
    Optional<string> MetaTitle,
    Optional<string> MetaDescription,
    Optional<string> Availability,
    Optional<ProcessRequest> Process,
    Optional<RequirementRequest[]> Requirements,
    Optional<AddOnRequest[]> AddOns,
    Optional<PricingRuleRequest[]> PricingRules,
    Optional<PaymentPlanRequest> Payment,
    Optional<SecurityPlanRequest> SecurityDeposit,
    Optional<ListingTaxRequest> Tax)
{
    public ListingChanges Changes(Check check) => new(
        Title.Map(value => check.OptionalText("title", value, max: ListingLimits.Title)),
        Description.Map(value => check.OptionalText("description", value, max: ListingLimits.Description)),
        Category.Map(value => ListingLimits.Category(check, "category", value)),
        Subcategory.Map(value => check.OptionalText("subcategory", value, max: ListingLimits.CategoryLength)),
        Price.Map(value => value.Price(check)),
        PriceText.Map(value => check.OptionalText("priceText", value, max: 100)),
        Duration.Map<TimeSpan?>(value => ListingLimits.WholeMinutes(check, "duration", value, ListingLimits.ShortestDuration, TermsQuery.LongestDuration)),
        Mode.Map<BookingMode?>(value => check.OneOf<BookingMode>("mode", value)),
        Rules.Map(value => value.Changes(check)),
        TimeZone.Map(value => check.Zone("timeZone", value)),
        CancellationPolicy.Map(value => value.Choice(check)),
        Location.Map(value => check.OptionalLocation("location", value)),
        Images.Map<ImmutableArray<string>?>(values => Present(check.Items("images", values, ListingLimits.Images, check.OptionalUrl))),
        CoverImageUrl.Map(value => check.OptionalUrl("coverImageUrl", value)),
        Keywords.Map<ImmutableArray<string>?>(values => Present(check.Items(
            "keywords", values, ListingLimits.Keywords, (field, value) => check.OptionalText(field, value, max: ListingLimits.Keyword)))),
        MetaTitle.Map(value => check.OptionalText("metaTitle", value, max: ListingLimits.Title)),
        MetaDescription.Map(value => check.OptionalText("metaDescription", value, max: 320)),
        Availability.Map(value => check.OptionalText("availability", value, max: 200)),
        Process.Map(value => value.Choice(check)),
        Requirements.Map<ImmutableArray<ResourceRequirement>?>(values => RequirementRequest.All(check, "requirements", values)),
        AddOns.Map<ImmutableArray<AddOn>?>(values => check.Items("addOns", values, AddOn.Maximum, (field, item) => AddOnRequest.AddOn(check, field, item))),
        PricingRules.Map<ImmutableArray<PricingRule>?>(values => check.Items("pricingRules", values, PricingRule.Maximum, (field, item) => PricingRuleRequest.Rule(check, field, item))),
        Payment.Map(value => value.Plan(check)),
        SecurityDeposit.Map(value => value.Plan(check)),
        Tax.Map(value => value.Tax(check)));

    private static ImmutableArray<string> Present(ImmutableArray<string?> values) => [.. values.OfType<string>().Distinct(StringComparer.Ordinal)];
}

/// <summary>What one unit costs.</summary>
internal sealed record PriceRequest(string? Type, MoneyRequest? Amount)
{
    public ListingPrice Price(Check check) => new(check.OneOf<PriceType>("price.type", Type), check.Money("price.amount", Amount, min: 0));
}

/// <summary>How much a listing may hold.</summary>
internal static class ListingLimits
{
    public const int Title = 120;

    public const int Description = 10_000;

    public const int CategoryLength = 80;

    public const int Images = 30;

    public const int Keywords = 30;

    public const int Keyword = 60;

    /// <summary>Nothing shorter needs a booking, and a day has at most 288 such slots.</summary>
    public static readonly TimeSpan ShortestDuration = TimeSpan.FromMinutes(5);

    /// <summary>From general to special with slashes, in lower case.</summary>
    public static string? Category(Check check, string field, string? value)
    {
        var category = check.OptionalText(field, value, max: CategoryLength)?.ToLowerInvariant();
        check.Require(
            category is null || (category.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '/' or ' ' or '&') && category[0] != '/' && category[^1] != '/'),
            field,
            "must be words such as grooming or grooming/dogs");
        return category;
    }

    /// <summary>Slots begin and end on whole minutes.</summary>
    public static TimeSpan? WholeMinutes(Check check, string field, string? value, TimeSpan min, TimeSpan max)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var duration = check.Duration(field, value, min, max);
        check.Require(duration.Ticks % TimeSpan.TicksPerMinute == 0, field, "must be whole minutes");
        return duration;
    }
}
