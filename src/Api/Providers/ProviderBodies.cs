namespace Marketplace.Providers;

/// <summary>A provider's page, for everybody.</summary>
internal sealed record ProviderPage(
    Guid Id,
    string BusinessName,
    ProviderType ProviderType,
    string? Description,
    string? LogoUrl,
    string? CoverImageUrl,
    string? PublicEmail,
    string? PublicPhone,
    string? Website,
    PublicPlace? Location,
    string TimeZone,
    ImmutableArray<BusinessHours> BusinessHours,
    ProviderBranding? Branding,
    BadgesBody Badges,
    RatingBody Rating,
    long ActiveListings,
    long CompletedBookings,
    DateTimeOffset RegisteredAt)
{
    public static ProviderPage Of(ProviderView view, ProviderNumbers numbers) => new(
        view.Id,
        view.Profile.BusinessName,
        view.Profile.ProviderType,
        view.Profile.Description,
        view.Profile.LogoUrl,
        view.Profile.CoverImageUrl,
        view.Profile.PublicEmail,
        view.Profile.PublicPhone,
        view.Profile.Website,
        PublicPlace.Of(view.Profile),
        view.Profile.TimeZone,
        view.Profile.BusinessHours,
        view.Profile.Branding,
        BadgesBody.Of(view.Badges),
        numbers.Rating,
        numbers.ActiveListings,
        numbers.CompletedBookings,
        view.RegisteredAt);
}

/// <summary>A provider, for the person behind it.</summary>
internal sealed record ProviderBody(
    Guid Id,
    Guid AccountId,
    ProviderStatus Status,
    string BusinessName,
    ProviderType ProviderType,
    string? Description,
    string? LogoUrl,
    string? CoverImageUrl,
    string? PublicEmail,
    string? PublicPhone,
    string? Website,
    Location? Location,
    string Country,
    string Currency,
    string TimeZone,
    ImmutableArray<BusinessHours> BusinessHours,
    ProviderBranding? Branding,
    PaymentMode PaymentMode,
    string? PaymentInstructions,
    string? TenantId,
    GatewayBody Gateway,
    BadgesBody Badges,
    DateTimeOffset RegisteredAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ActivatedAt,
    DateTimeOffset? SuspendedAt,
    string? StatusReason,
    DateTimeOffset? ClosedAt,
    long Version)
{
    public static ProviderBody Of(ProviderView view) => new(
        view.Id,
        view.AccountId,
        view.Status,
        view.Profile.BusinessName,
        view.Profile.ProviderType,
        view.Profile.Description,
        view.Profile.LogoUrl,
        view.Profile.CoverImageUrl,
        view.Profile.PublicEmail,
        view.Profile.PublicPhone,
        view.Profile.Website,
        view.Profile.Location,
        view.Profile.Country,
        view.Profile.Currency,
        view.Profile.TimeZone,
        view.Profile.BusinessHours,
        view.Profile.Branding,
        view.Profile.PaymentMode,
        view.Profile.PaymentInstructions,
        view.Profile.TenantId,
        GatewayBody.Of(view.Gateway),
        BadgesBody.Of(view.Badges),
        view.RegisteredAt,
        view.UpdatedAt,
        view.ActivatedAt,
        view.SuspendedAt,
        view.Reason,
        view.ClosedAt,
        view.Version);
}

/// <summary>Where customers find a provider; the street is the provider's own to tell.</summary>
internal sealed record PublicPlace(string? City, string? State, string Country)
{
    public static PublicPlace Of(ProviderProfile profile) =>
        new(profile.Location?.City, profile.Location?.State, profile.Location?.Country ?? profile.Country);
}

/// <summary>The account at the payment gateway.</summary>
internal sealed record GatewayBody(
    string? AccountId, bool ChargesEnabled, bool PayoutsEnabled, bool DetailsSubmitted, bool OnboardingComplete, ImmutableArray<string> Requirements)
{
    public static GatewayBody Of(GatewayAccount account) => new(
        account.AccountId,
        account.Flags.ChargesEnabled,
        account.Flags.PayoutsEnabled,
        account.Flags.DetailsSubmitted,
        account.Flags.IsComplete,
        account.Flags.Requirements);
}

internal sealed record BadgesBody(bool VerifiedProvider, bool PremiumProvider, bool QuickResponder)
{
    public static BadgesBody Of(ProviderBadges badges) => new(badges.Verified, badges.Premium, badges.QuickResponder);
}

/// <summary>Where the provider answers the gateway's questions; valid for a short time, for one use.</summary>
internal sealed record OnboardingBody(string Url);
