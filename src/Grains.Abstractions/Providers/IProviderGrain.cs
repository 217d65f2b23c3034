namespace Marketplace.Providers;

/// <summary>One provider. The grain key is derived from the account: <c>DerivedId.From(accountId, "provider")</c>.</summary>
/// <remarks>Strangers are refused with `provider.unknown`, so that ids cannot be probed by commands.</remarks>
[Alias("provider")]
public interface IProviderGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <remarks>Refusals: `provider.already-registered`.</remarks>
    [Alias("register")]
    Task<Outcome<ProviderView>> Register(RegisterProvider command);

    /// <remarks>Refusals: `provider.not-now` (rejected or closed), `provider.country-settled` (the gateway knows another one).</remarks>
    [Alias("change-profile")]
    Task<Outcome<ProviderView>> ChangeProfile(ChangeProviderProfile command);

    /// <remarks>Refusals: `provider.not-now` (rejected). Who closed is still asked for the years before.</remarks>
    [Alias("declare-tax-details")]
    Task<Outcome<ProviderView>> DeclareTaxDetails(DeclareTaxDetails command);

    /// <summary>Wants an account at the gateway. It is known when the view has its id.</summary>
    [Alias("request-onboarding")]
    Task<Outcome<ProviderView>> RequestOnboarding(RequestOnboarding command);

    [Alias("record-gateway-account")]
    Task<Outcome<ProviderView>> RecordGatewayAccount(RecordGatewayAccount command);

    /// <remarks>Refusals: `provider.gateway-account-unknown` when it is not this provider's account.</remarks>
    [Alias("record-gateway-flags")]
    Task<Outcome<ProviderView>> RecordGatewayFlags(RecordGatewayFlags command);

    /// <summary>Says where payouts by hand go: to another account than before once it has cooled off.</summary>
    /// <remarks>Refusals: `provider.not-now` (rejected).</remarks>
    [Alias("state-bank-account")]
    Task<Outcome<ProviderView>> StateBankAccount(StateBankAccount command);

    /// <remarks>Refusals: `provider.not-now` (rejected).</remarks>
    [Alias("withdraw-bank-account")]
    Task<Outcome<ProviderView>> WithdrawBankAccount(WithdrawBankAccount command);

    [Alias("confirm-bank-mail")]
    Task<Outcome<ProviderView>> ConfirmBankMail(ConfirmBankMail command);

    /// <summary>By operators: badges, suspension, reinstatement, rejection; closing by the provider too.</summary>
    [Alias("moderate")]
    Task<Outcome<ProviderView>> Moderate(ProviderCommand command);

    /// <summary>Everything, for the provider and staff.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<ProviderView>> Read(Actor by, CancellationToken cancellationToken);

    /// <summary>For the public page: providers that are on the market. The edge leaves out what is private.</summary>
    [Alias("public-page"), ReadOnly]
    Task<Outcome<ProviderView>> PublicPage(CancellationToken cancellationToken);

    /// <summary>Whether this provider may sell, and the defaults of what they sell.</summary>
    [Alias("seller"), ReadOnly]
    Task<SellerTerms> Seller(CancellationToken cancellationToken);
}

/// <summary>What listings must know of their provider.</summary>
/// <param name="IsRegistered">There is such a provider.</param>
/// <param name="MaySell">It is on the market: not suspended, rejected or closed.</param>
/// <param name="TimeZone">The default zone of listings.</param>
/// <param name="Currency">The currency of payouts.</param>
/// <param name="RegisteredAt">Since when it is there; null where nobody said so.</param>
/// <param name="Badges">What operators awarded to it; likewise.</param>
/// <param name="Tax">What it owes of what it sells; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("provider.seller-terms")]
public sealed record SellerTerms(
    bool IsRegistered, bool MaySell, string TimeZone, string Currency, DateTimeOffset? RegisteredAt = null, ProviderBadges? Badges = null, Bookings.ServiceTax? Tax = null);
