using Marketplace.Bookings;

namespace Marketplace.Providers;

/// <summary>What a provider says about their business.</summary>
/// <param name="BusinessName">The name customers see.</param>
/// <param name="ProviderType">What kind of business it is.</param>
/// <param name="Description">Shown on the public page.</param>
/// <param name="LogoUrl">A square image.</param>
/// <param name="CoverImageUrl">A wide image.</param>
/// <param name="PublicEmail">Contact for customers; not the account's address.</param>
/// <param name="PublicPhone">Contact for customers.</param>
/// <param name="Website">Their own site.</param>
/// <param name="Location">Where they work; its country is <paramref name="Country"/> unless it says otherwise.</param>
/// <param name="Country">ISO 3166-1 alpha-2 of the business; what the payment gateway is told.</param>
/// <param name="Currency">ISO 4217 in which they are paid out. Settled at registration.</param>
/// <param name="TimeZone">IANA zone; the default of listings and the calendar.</param>
/// <param name="BusinessHours">What the page shows; the calendar decides what may be booked.</param>
/// <param name="Branding">Colours and a line of text for the page.</param>
/// <param name="PaymentMode">How customers pay them.</param>
/// <param name="PaymentInstructions">For manual and offline payment.</param>
/// <param name="TenantId">Their tenant in a host platform this marketplace is embedded in.</param>
/// <param name="ServiceTax">The tax that they owe of what they sell; null where they are not registered for any.</param>
[GenerateSerializer, Immutable, Alias("provider.profile")]
public sealed record ProviderProfile(
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
    ServiceTax? ServiceTax = null);

/// <summary>The hours a page shows for one weekday, as local times such as `09:00`.</summary>
[GenerateSerializer, Immutable, Alias("provider.business-hours")]
public sealed record BusinessHours(DayOfWeek Day, string Opens, string Closes);

/// <summary>How a provider's page looks.</summary>
/// <param name="PrimaryColor">`#rrggbb`.</param>
/// <param name="AccentColor">`#rrggbb`.</param>
/// <param name="Tagline">One line under the name.</param>
[GenerateSerializer, Immutable, Alias("provider.branding")]
public sealed record ProviderBranding(string? PrimaryColor, string? AccentColor, string? Tagline);

public enum ProviderType
{
    Breeder,
    ServiceProvider,
    Both,
}

/// <summary>How a provider is paid.</summary>
public enum PaymentMode
{
    /// <summary>Through the gateway, with automatic payouts.</summary>
    StripeConnect,

    /// <summary>Outside the gateway, confirmed by a person.</summary>
    Manual,

    /// <summary>At the place.</summary>
    Offline,
}

/// <summary>What a provider wants to change about the profile; what is absent stays.</summary>
[GenerateSerializer, Immutable, Alias("provider.changes")]
public sealed record ProviderChanges(
    Optional<string> BusinessName,
    Optional<ProviderType?> ProviderType,
    Optional<string> Description,
    Optional<string> LogoUrl,
    Optional<string> CoverImageUrl,
    Optional<string> PublicEmail,
    Optional<string> PublicPhone,
    Optional<string> Website,
    Optional<Location> Location,
    Optional<string> Country,
    Optional<string> TimeZone,
    Optional<ImmutableArray<BusinessHours>?> BusinessHours,
    Optional<ProviderBranding> Branding,
    Optional<PaymentMode?> PaymentMode,
    Optional<string> PaymentInstructions,
    Optional<string> TenantId,
    Optional<ServiceTax> ServiceTax = default);
