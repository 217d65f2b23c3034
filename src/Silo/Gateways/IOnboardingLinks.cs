using Marketplace.Providers;

namespace Marketplace.Gateways;

/// <summary>Pages of the gateway where a provider answers its questions.</summary>
internal interface IOnboardingLinks
{
    /// <summary>A fresh link; it is short-lived and for one use, so it is made when it is asked for.</summary>
    Task<OnboardingLink> Create(string accountId, CancellationToken cancellationToken);
}

/// <summary>A page, and what the gateway allows the account right now.</summary>
/// <param name="Url">Where the provider goes.</param>
/// <param name="Flags">Read at the gateway: the news of an earlier answer may still be on its way, or lost.</param>
internal sealed record OnboardingLink(string Url, GatewayFlags Flags);
