namespace Marketplace.Providers;

/// <summary>Something that happened to a provider. Events carry what later readers need, so no reader must ask back.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("provider.event")]
public abstract record ProviderEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("provider.registered")]
public sealed record ProviderRegistered(DateTimeOffset At, Guid AccountId, ProviderProfile Profile) : ProviderEvent(At);

/// <summary>The whole profile as it is from now on.</summary>
[GenerateSerializer, Immutable, Alias("provider.profile-changed")]
public sealed record ProviderProfileChanged(DateTimeOffset At, ProviderProfile Profile) : ProviderEvent(At);

/// <summary>What the provider tells the tax office from now on.</summary>
[GenerateSerializer, Immutable, Alias("provider.tax-details-declared")]
public sealed record ProviderTaxDetailsDeclared(DateTimeOffset At, TaxDetails Details) : ProviderEvent(At);

/// <summary>An account at the gateway is wanted; the intent follows from it.</summary>
[GenerateSerializer, Immutable, Alias("provider.onboarding-requested")]
public sealed record ProviderOnboardingRequested(DateTimeOffset At, Guid IntentId) : ProviderEvent(At);

[GenerateSerializer, Immutable, Alias("provider.gateway-account-opened")]
public sealed record ProviderGatewayAccountOpened(DateTimeOffset At, string AccountId) : ProviderEvent(At);

[GenerateSerializer, Immutable, Alias("provider.gateway-flags-changed")]
public sealed record ProviderGatewayFlagsChanged(DateTimeOffset At, GatewayFlags Flags) : ProviderEvent(At);

/// <summary>Onboarding is complete: customers may pay, and payouts flow.</summary>
[GenerateSerializer, Immutable, Alias("provider.activated")]
public sealed record ProviderActivated(DateTimeOffset At) : ProviderEvent(At);

/// <summary>The gateway took back what it had allowed; payouts wait.</summary>
[GenerateSerializer, Immutable, Alias("provider.restricted")]
public sealed record ProviderRestricted(DateTimeOffset At) : ProviderEvent(At);

/// <summary>Payouts of a currency go to another bank account from now on, once it has cooled off.</summary>
/// <param name="At">When.</param>
/// <param name="Bank">Where they go.</param>
/// <param name="Mail">The mail about it; null where nobody has to be told, because it is the first one, or one that they had before.</param>
[GenerateSerializer, Immutable, Alias("provider.bank-changed")]
public sealed record ProviderBankChanged(DateTimeOffset At, KnownBankAccount Bank, BankMail? Mail) : ProviderEvent(At);

/// <summary>The provider took back where they wanted to be paid by hand.</summary>
[GenerateSerializer, Immutable, Alias("provider.bank-withdrawn")]
public sealed record ProviderBankWithdrawn(DateTimeOffset At, string Currency) : ProviderEvent(At);

/// <summary>The mail about it is on its way.</summary>
[GenerateSerializer, Immutable, Alias("provider.bank-mailed")]
public sealed record ProviderBankMailed(DateTimeOffset At, Guid MailId) : ProviderEvent(At);

[GenerateSerializer, Immutable, Alias("provider.badges-awarded")]
public sealed record ProviderBadgesAwarded(DateTimeOffset At, ProviderBadges Badges) : ProviderEvent(At);

[GenerateSerializer, Immutable, Alias("provider.suspended")]
public sealed record ProviderSuspended(DateTimeOffset At, string Reason) : ProviderEvent(At);

/// <param name="At">When.</param>
/// <param name="Status">Where the provider stands again.</param>
[GenerateSerializer, Immutable, Alias("provider.reinstated")]
public sealed record ProviderReinstated(DateTimeOffset At, ProviderStatus Status) : ProviderEvent(At);

[GenerateSerializer, Immutable, Alias("provider.rejected")]
public sealed record ProviderRejected(DateTimeOffset At, string Reason) : ProviderEvent(At);

[GenerateSerializer, Immutable, Alias("provider.closed")]
public sealed record ProviderClosed(DateTimeOffset At, string? Reason) : ProviderEvent(At);
