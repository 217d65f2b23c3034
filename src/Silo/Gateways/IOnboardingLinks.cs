using Marketplace.Providers;

namespace Marketplace.Gateways;

/// <summary>Pages of the gateway where a provider answers its questions.</summary>
internal interface IOnboardingLinks
{
    /// <summary>A fresh link; it is short-lived and for one use, so it is made when it is asked for.</summary>
    Task<OnboardingLink> Create(string accountId, CancellationToken cancellationToken);

    /// <summary>A fresh link to where an account that is set up is changed, such as the bank account that payouts go to.</summary>
    Task<string> CreateBankPage(string accountId, CancellationToken cancellationToken);
}

/// <summary>A page, and how the account stands right now.</summary>
/// <param name="Url">Where the provider goes.</param>
/// <param name="News">Read at the gateway: the news of an earlier answer may still be on its way, or lost.</param>
internal sealed record OnboardingLink(string Url, AccountNews News);

/// <summary>How a provider's account at the gateway stands.</summary>
/// <param name="Flags">What it may do.</param>
/// <param name="Banks">Where its payouts go, one bank account per currency.</param>
internal sealed record AccountNews(GatewayFlags Flags, ImmutableArray<BankAccount> Banks);
