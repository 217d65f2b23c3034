namespace Marketplace.Providers;

/// <summary>Every way a provider says no. The codes are documented in docs/errors.md.</summary>
internal static class ProviderRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "provider.unknown", "There is no such provider.");

    public static readonly Refusal AlreadyRegistered =
        new(RefusalKind.NotNow, "provider.already-registered", "This account is a provider already.");

    public static readonly Refusal AccountRequired =
        new(RefusalKind.NotYours, "provider.account-required", "Only a person with an account can become a provider.");

    public static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "provider.not-yours", "Only an operator may do this.");

    public static readonly Refusal CountrySettled =
        new(RefusalKind.NotNow, "provider.country-settled", "The payment gateway knows another country, which cannot change.");

    public static readonly Refusal GatewayAccountUnknown =
        new(RefusalKind.NotValid, "provider.gateway-account-unknown", "This is not the provider's account at the gateway.");

    public static Refusal NotWhile(ProviderStatus status) =>
        new(RefusalKind.NotNow, "provider.not-now", $"That cannot be done while the provider is {status.ToString().ToLowerInvariant()}.");
}
