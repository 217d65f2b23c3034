namespace Marketplace.Providers;

/// <summary>Something a person, an operator or the gateway wants of a provider.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("provider.command")]
public abstract record ProviderCommand(CommandContext Context) : ICommand;

/// <summary>An account becomes a provider.</summary>
[GenerateSerializer, Immutable, Alias("provider.register")]
public sealed record RegisterProvider(
    CommandContext Context, string BusinessName, ProviderType ProviderType, string TimeZone, string Country, string Currency)
    : ProviderCommand(Context);

[GenerateSerializer, Immutable, Alias("provider.change-profile")]
public sealed record ChangeProviderProfile(CommandContext Context, ProviderChanges Changes) : ProviderCommand(Context);

/// <summary>The provider says who they are to the tax office; the latest word counts.</summary>
[GenerateSerializer, Immutable, Alias("provider.declare-tax-details")]
public sealed record DeclareTaxDetails(CommandContext Context, TaxDetails Details) : ProviderCommand(Context);

/// <summary>Asks for an account at the gateway, once; asking again changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("provider.request-onboarding")]
public sealed record RequestOnboarding(CommandContext Context) : ProviderCommand(Context);

/// <summary>The gateway has opened an account. Given by the worker of the `stripe.account` intent.</summary>
[GenerateSerializer, Immutable, Alias("provider.record-gateway-account")]
public sealed record RecordGatewayAccount(CommandContext Context, string AccountId) : ProviderCommand(Context);

/// <summary>What the gateway now says about the account, read from the gateway rather than from a webhook's body.</summary>
/// <param name="Context">The command's context.</param>
/// <param name="AccountId">Which account.</param>
/// <param name="Flags">What it may do.</param>
/// <param name="Banks">Where its payouts go, one per currency; null where nobody looked.</param>
[GenerateSerializer, Immutable, Alias("provider.record-gateway-flags")]
public sealed record RecordGatewayFlags(CommandContext Context, string AccountId, GatewayFlags Flags, ImmutableArray<BankAccount>? Banks = null)
    : ProviderCommand(Context);

/// <summary>Where the provider wants to be paid by hand.</summary>
/// <param name="Context">By the provider, who has just proved who they are.</param>
/// <param name="Bank">Of a currency that is paid out by hand.</param>
[GenerateSerializer, Immutable, Alias("provider.state-bank-account")]
public sealed record StateBankAccount(CommandContext Context, BankAccount Bank) : ProviderCommand(Context);

/// <summary>What the provider stated of a currency is no more.</summary>
/// <param name="Context">By the provider, who has just proved who they are.</param>
/// <param name="Currency">Of what.</param>
[GenerateSerializer, Immutable, Alias("provider.withdraw-bank-account")]
public sealed record WithdrawBankAccount(CommandContext Context, string Currency) : ProviderCommand(Context);

/// <summary>A mail about a bank account is on its way.</summary>
/// <param name="Context">The command's context.</param>
/// <param name="MailId">Which.</param>
[GenerateSerializer, Immutable, Alias("provider.confirm-bank-mail")]
public sealed record ConfirmBankMail(CommandContext Context, Guid MailId) : ProviderCommand(Context);

/// <summary>An operator marks what a provider has earned.</summary>
[GenerateSerializer, Immutable, Alias("provider.award-badges")]
public sealed record AwardBadges(CommandContext Context, ProviderBadges Badges) : ProviderCommand(Context);

/// <summary>An operator takes a provider off the market for a time.</summary>
[GenerateSerializer, Immutable, Alias("provider.suspend")]
public sealed record SuspendProvider(CommandContext Context, string Reason) : ProviderCommand(Context);

/// <summary>An operator lets a suspended provider back.</summary>
[GenerateSerializer, Immutable, Alias("provider.reinstate")]
public sealed record ReinstateProvider(CommandContext Context) : ProviderCommand(Context);

/// <summary>An operator turns an application down.</summary>
[GenerateSerializer, Immutable, Alias("provider.reject")]
public sealed record RejectProvider(CommandContext Context, string Reason) : ProviderCommand(Context);

/// <summary>The provider, or an operator, ends the business here. Final.</summary>
[GenerateSerializer, Immutable, Alias("provider.close")]
public sealed record CloseProvider(CommandContext Context, string? Reason) : ProviderCommand(Context);
