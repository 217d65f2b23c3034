using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>Applies changes to what a listing offers.</summary>
internal static class ListingEdits
{
    public static ListingContent Blank(string timeZone) => new(
        null, null, null, null, null, null, null, BookingMode.Instant, SlotRules.Default, timeZone,
        CancellationPolicies.Default, null, [], null, [], null, null, null);

    /// <summary>The content with the changes in it; a member that cannot be without a value goes back to its default when it is cleared.</summary>
    public static ListingContent Apply(this ListingChanges changes, ListingContent content, string defaultZone) => content with
    {
        Title = changes.Title.Or(content.Title),
        Description = changes.Description.Or(content.Description),
        Category = changes.Category.Or(content.Category),
        Subcategory = changes.Subcategory.Or(content.Subcategory),
        Price = changes.Price.Or(content.Price),
        PriceText = changes.PriceText.Or(content.PriceText),
        Duration = changes.Duration.Or(content.Duration),
        Mode = changes.Mode.Or(content.Mode) ?? BookingMode.Instant,
        Rules = Apply(changes.Rules, content.Rules),
        TimeZone = changes.TimeZone.Or(content.TimeZone) ?? defaultZone,
        CancellationPolicy = changes.CancellationPolicy.IsGiven ? Choose(changes.CancellationPolicy.Value) : content.CancellationPolicy,
        Location = changes.Location.Or(content.Location),
        Images = changes.Images.Or(content.Images) ?? [],
        CoverImageUrl = changes.CoverImageUrl.Or(content.CoverImageUrl),
        Keywords = changes.Keywords.Or(content.Keywords) ?? [],
        MetaTitle = changes.MetaTitle.Or(content.MetaTitle),
        MetaDescription = changes.MetaDescription.Or(content.MetaDescription),
        Availability = changes.Availability.Or(content.Availability),
        Process = changes.Process.Or(content.Process),
        Requirements = changes.Requirements.Or(content.Requirements) is { IsEmpty: false } requirements ? requirements : null,
        AddOns = changes.AddOns.Or(content.AddOns) is { IsEmpty: false } addOns ? addOns : null,
        PricingRules = changes.PricingRules.Or(content.PricingRules) is { IsEmpty: false } rules ? rules : null,
        Payment = changes.Payment.Or(content.Payment),
        Security = changes.Security.Or(content.Security),
        Tax = changes.Tax.Or(content.Tax),
    };

    /// <summary>What customers must know before they book; the names are those of the API.</summary>
    public static IEnumerable<string> Missing(ListingContent content)
    {
        if (string.IsNullOrWhiteSpace(content.Title))
        {
            yield return "title";
        }

        if (string.IsNullOrWhiteSpace(content.Description))
        {
            yield return "description";
        }

        if (string.IsNullOrWhiteSpace(content.Category))
        {
            yield return "category";
        }

        if (content.Price is null)
        {
            yield return "price";
        }

        if (content.Duration is null)
        {
            yield return "duration";
        }
    }

    private static SlotRules Apply(Optional<SlotRuleChanges> given, SlotRules rules) => given switch
    {
        { IsGiven: false } => rules,
        { Value: null } => SlotRules.Default,
        { Value: { } changes } => new SlotRules(
            changes.MinNotice.Or(rules.MinNotice) ?? SlotRules.Default.MinNotice,
            changes.Horizon.Or(rules.Horizon),
            changes.SlotInterval.Or(rules.SlotInterval),
            changes.BufferBefore.Or(rules.BufferBefore) ?? TimeSpan.Zero,
            changes.BufferAfter.Or(rules.BufferAfter) ?? TimeSpan.Zero,
            changes.Seats.Or(rules.Seats) ?? SlotRules.Default.Seats,
            changes.Limits.Or(rules.Limits) ?? [],
            changes.SlotOffset.Or(rules.SlotOffset),
            changes.Packed.Or(rules.Packed) ?? false,
            changes.Stay.Or(rules.Stay),
            changes.Durations.Or(rules.Durations),
            changes.Minimum.Or(rules.Minimum)),
    };

    private static CancellationPolicy Choose(PolicyChoice? choice) => choice switch
    {
        null => CancellationPolicies.Default,
        { Preset: { } name } => CancellationPolicies.Find(name)!,
        _ => CancellationPolicies.Of(choice.Tiers),
    };
}
