using static Marketplace.Providers.ProviderStatus;

namespace Marketplace.Providers;

/// <summary>What follows from a provider's account at the payment gateway.</summary>
internal static class ProviderGateway
{
    /// <summary>The intent that opens an account. Its worker reads the profile: what a gateway is told of it cannot change any more.</summary>
    public const string OpenAccount = "stripe.account";

    /// <summary>The constraint behind "one account never serves two providers" (0006_providers.sql).</summary>
    public const string OnePerAccount = "providers_one_per_gateway_account";

    /// <summary>Wants an account, once in a provider's life: asking again finds the first wish.</summary>
    public static Decision<ProviderEvent> Request(ProviderState provider, DateTimeOffset now) =>
        provider.OnboardingIntent != Guid.Empty || provider.Gateway.AccountId is not null
            ? Decision<ProviderEvent>.Nothing
            : new ProviderOnboardingRequested(now, DerivedId.From(provider.AccountId, OpenAccount));

    public static Decision<ProviderEvent> Opened(ProviderState provider, string accountId, DateTimeOffset now) =>
        provider.Gateway.AccountId is not { } known ? new ProviderGatewayAccountOpened(now, accountId)
        : known == accountId ? Decision<ProviderEvent>.Nothing
        : ProviderRefusals.GatewayAccountUnknown;

    /// <summary>
    /// The gateway's news of an account. It may overtake the worker that opened the account, and then names it first.
    /// </summary>
    public static Decision<ProviderEvent> Told(ProviderState provider, RecordGatewayFlags told, DateTimeOffset now)
    {
        if (provider.Gateway.AccountId is { } known && known != told.AccountId)
        {
            return ProviderRefusals.GatewayAccountUnknown;
        }

        var events = ImmutableArray.CreateBuilder<ProviderEvent>();
        if (provider.Gateway.AccountId is null)
        {
            events.Add(new ProviderGatewayAccountOpened(now, told.AccountId));
        }

        if (!Same(provider.Gateway.Flags, told.Flags))
        {
            events.Add(new ProviderGatewayFlagsChanged(now, told.Flags));
        }

        events.AddRange(BankAccounts.Told(provider, told, now));
        switch (provider.Status)
        {
            case Pending or Restricted when told.Flags.IsComplete:
                events.Add(new ProviderActivated(now));
                break;
            case Active when !told.Flags.IsComplete:
                events.Add(new ProviderRestricted(now));
                break;
        }

        return Decision<ProviderEvent>.Happened(events.ToImmutable());
    }

    /// <summary>Where a provider stands by what the gateway allows, once nobody objects.</summary>
    public static ProviderStatus Standing(ProviderState provider) =>
        provider.Gateway.Flags.IsComplete ? Active
        : provider.ActivatedAt is null ? Pending
        : Restricted;

    public static ImmutableArray<Intent> Intents(ProviderState provider) =>
        provider.OnboardingIntent != Guid.Empty && provider.Gateway.AccountId is null && Provider.IsOnTheMarket(provider)
            ? [new Intent(provider.OnboardingIntent, OpenAccount)]
            : [];

    private static bool Same(GatewayFlags left, GatewayFlags right) =>
        left with { Requirements = [] } == right with { Requirements = [] } && left.Requirements.SequenceEqual(right.Requirements);
}
