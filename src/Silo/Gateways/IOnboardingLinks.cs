namespace Marketplace.Gateways;

/// <summary>Pages of the gateway where a provider answers its questions.</summary>
internal interface IOnboardingLinks
{
    /// <summary>A fresh link; it is short-lived and for one use, so it is made when it is asked for.</summary>
    Task<string> Create(string accountId, CancellationToken cancellationToken);
}
