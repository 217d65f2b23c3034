using Marketplace.Bookings;

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
    ServiceTax? ServiceTax,
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
        view.Profile.ServiceTax,
        GatewayBody.Of(view),
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
/// <param name="AccountId">Null until the gateway has opened it.</param>
/// <param name="ChargesEnabled">Customers may pay it.</param>
/// <param name="PayoutsEnabled">Money may leave to its bank.</param>
/// <param name="DetailsSubmitted">Its questions are answered.</param>
/// <param name="OnboardingComplete">Nothing is missing.</param>
/// <param name="Requirements">What the gateway still wants, in its own words.</param>
/// <param name="BankAccounts">Where payouts go, one per currency; empty where the gateway has not told, and nothing was stated of what is paid by hand.</param>
internal sealed record GatewayBody(
    string? AccountId,
    bool ChargesEnabled,
    bool PayoutsEnabled,
    bool DetailsSubmitted,
    bool OnboardingComplete,
    ImmutableArray<string> Requirements,
    ImmutableArray<BankAccountBody> BankAccounts)
{
    public static GatewayBody Of(ProviderView provider) => new(
        provider.Gateway.AccountId,
        provider.Gateway.Flags.ChargesEnabled,
        provider.Gateway.Flags.PayoutsEnabled,
        provider.Gateway.Flags.DetailsSubmitted,
        provider.Gateway.Flags.IsComplete,
        provider.Gateway.Flags.Requirements,
        BankAccountBody.Of(provider.Banks ?? []));
}

/// <param name="Currency">Of the payouts that go there.</param>
/// <param name="BankName">Whose it is; null where the gateway does not tell.</param>
/// <param name="Last4">The end of its number; null where the gateway does not tell.</param>
/// <param name="Since">When the marketplace heard of it.</param>
/// <param name="PaidFrom">From when on payouts go there: a day later, where another one was known before, or an operator pays.</param>
/// <param name="ByHand">Whether I stated it and an operator pays into it; else the gateway does.</param>
internal sealed record BankAccountBody(string Currency, string? BankName, string? Last4, DateTimeOffset Since, DateTimeOffset PaidFrom, bool ByHand)
{
    public static ImmutableArray<BankAccountBody> Of(ImmutableArray<KnownBankAccount> banks) =>
        [.. banks.GroupBy(bank => (bank.Account.Currency, bank.Account.IsByHand)).Select(group => Of(group.Last()))];

    /// <summary>The one that was stated last of a currency.</summary>
    public static BankAccountBody OfHand(ProviderView provider, string currency) =>
        Of(provider.Banks!.Value.Last(bank => bank.Account.IsByHand && bank.Account.Currency == currency));

    private static BankAccountBody Of(KnownBankAccount bank) =>
        new(bank.Account.Currency, bank.Account.BankName, bank.Account.Last4, bank.Since, bank.TrustedFrom, bank.Account.IsByHand);
}

/// <summary>Where the provider changes the bank account that payouts go to; valid for a short time, for one use.</summary>
internal sealed record BankPageBody(string Url);

internal sealed record BadgesBody(bool VerifiedProvider, bool PremiumProvider, bool QuickResponder)
{
    public static BadgesBody Of(ProviderBadges badges) => new(badges.Verified, badges.Premium, badges.QuickResponder);
}

/// <summary>Where the provider answers the gateway's questions; valid for a short time, for one use.</summary>
internal sealed record OnboardingBody(string Url);
