namespace Marketplace.Providers;

/// <summary>An account becomes a provider.</summary>
internal sealed record RegisterProviderRequest(
    string? BusinessName, string? ProviderType, string? TimeZone, string? Country, string? Currency)
{
    public RegisterProvider Command(CommandContext context, Check check) => new(
        context,
        check.Text("businessName", BusinessName, max: ProviderLimits.BusinessName),
        check.OneOf<ProviderType>("providerType", ProviderType),
        check.Zone("timeZone", TimeZone),
        check.Country("country", Country),
        check.Currency("currency", Currency));
}

/// <summary>Changes to a profile: what is absent stays, null or empty text clears.</summary>
internal sealed record ChangeProviderRequest(
    Optional<string> BusinessName,
    Optional<string> ProviderType,
    Optional<string> Description,
    Optional<string> LogoUrl,
    Optional<string> CoverImageUrl,
    Optional<string> PublicEmail,
    Optional<string> PublicPhone,
    Optional<string> Website,
    Optional<LocationRequest> Location,
    Optional<string> Country,
    Optional<string> TimeZone,
    Optional<BusinessHoursRequest[]> BusinessHours,
    Optional<BrandingRequest> Branding,
    Optional<string> PaymentMode,
    Optional<string> PaymentInstructions,
    Optional<string> TenantId,
    Optional<ServiceTaxRequest> ServiceTax)
{
    public ProviderChanges Changes(Check check) => new(
        BusinessName.Map(value => check.Text("businessName", value, max: ProviderLimits.BusinessName)),
        ProviderType.Map<ProviderType?>(value => check.OneOf<ProviderType>("providerType", value)),
        Description.Map(value => check.OptionalText("description", value, max: ProviderLimits.Description)),
        LogoUrl.Map(value => check.OptionalUrl("logoUrl", value)),
        CoverImageUrl.Map(value => check.OptionalUrl("coverImageUrl", value)),
        PublicEmail.Map(value => check.OptionalMailAddress("publicEmail", value)),
        PublicPhone.Map(value => check.OptionalText("publicPhone", value, max: 40)),
        Website.Map(value => check.OptionalUrl("website", value)),
        Location.Map(value => check.OptionalLocation("location", value)),
        Country.Map(value => check.Country("country", value)),
        TimeZone.Map(value => check.Zone("timeZone", value)),
        BusinessHours.Map<ImmutableArray<BusinessHours>?>(hours => check.Items(
            "businessHours", hours, ProviderLimits.BusinessHours, (field, item) => BusinessHoursRequest.Hours(item, field, check))),
        Branding.Map(value => value.Branding(check)),
        PaymentMode.Map<PaymentMode?>(value => check.OneOf<PaymentMode>("paymentMode", value)),
        PaymentInstructions.Map(value => check.OptionalText("paymentInstructions", value, max: ProviderLimits.Description)),
        TenantId.Map(value => check.OptionalText("tenantId", value, max: 100)),
        ServiceTax.Map(value => value.Tax(check)));
}

/// <summary>The hours a page shows for one weekday: `{"day": "monday", "opens": "09:00", "closes": "17:00"}`.</summary>
internal sealed record BusinessHoursRequest(string? Day, string? Opens, string? Closes)
{
    public static BusinessHours Hours(BusinessHoursRequest? item, string field, Check check) => new(
        check.OneOf<DayOfWeek>($"{field}.day", item?.Day),
        $"{check.LocalTime($"{field}.opens", item?.Opens):HH:mm}",
        $"{check.LocalTime($"{field}.closes", item?.Closes):HH:mm}");
}

/// <summary>How a provider's page looks.</summary>
internal sealed record BrandingRequest(string? PrimaryColor, string? AccentColor, string? Tagline)
{
    public ProviderBranding Branding(Check check) => new(
        Color("branding.primaryColor", PrimaryColor, check),
        Color("branding.accentColor", AccentColor, check),
        check.OptionalText("branding.tagline", Tagline, max: 160));

    private static string? Color(string field, string? value, Check check)
    {
        var color = check.OptionalText(field, value, max: 7);
        check.Require(
            color is null || (color is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit)), field, "must be a colour such as #1a2b3c");
        return color?.ToLowerInvariant();
    }
}

/// <summary>How much a profile may hold.</summary>
internal static class ProviderLimits
{
    public const int BusinessName = 120;

    public const int Description = 5_000;

    /// <summary>Three openings on each weekday.</summary>
    public const int BusinessHours = 21;
}
