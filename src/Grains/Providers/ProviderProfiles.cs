namespace Marketplace.Providers;

/// <summary>The first profile of a provider, and changes to it.</summary>
internal static class ProviderProfiles
{
    public static ProviderProfile First(RegisterProvider register) => new(
        register.BusinessName,
        register.ProviderType,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        register.Country,
        register.Currency,
        register.TimeZone,
        [],
        null,
        PaymentMode.StripeConnect,
        null,
        null);

    /// <summary>The profile with the changes in it. What a provider cannot be without stays when it is cleared.</summary>
    public static ProviderProfile Apply(this ProviderChanges changes, ProviderProfile profile) => profile with
    {
        BusinessName = changes.BusinessName.Or(profile.BusinessName) ?? profile.BusinessName,
        ProviderType = changes.ProviderType.Or(profile.ProviderType) ?? profile.ProviderType,
        Description = changes.Description.Or(profile.Description),
        LogoUrl = changes.LogoUrl.Or(profile.LogoUrl),
        CoverImageUrl = changes.CoverImageUrl.Or(profile.CoverImageUrl),
        PublicEmail = changes.PublicEmail.Or(profile.PublicEmail),
        PublicPhone = changes.PublicPhone.Or(profile.PublicPhone),
        Website = changes.Website.Or(profile.Website),
        Location = changes.Location.Or(profile.Location),
        Country = changes.Country.Or(profile.Country) ?? profile.Country,
        TimeZone = changes.TimeZone.Or(profile.TimeZone) ?? profile.TimeZone,
        BusinessHours = changes.BusinessHours.Or(profile.BusinessHours) ?? [],
        Branding = changes.Branding.Or(profile.Branding),
        PaymentMode = changes.PaymentMode.Or(profile.PaymentMode) ?? profile.PaymentMode,
        PaymentInstructions = changes.PaymentInstructions.Or(profile.PaymentInstructions),
        TenantId = changes.TenantId.Or(profile.TenantId),
        ServiceTax = changes.ServiceTax.Or(profile.ServiceTax),
    };
}
