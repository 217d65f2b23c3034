namespace Marketplace.Providers;

/// <summary>Everything about a provider; what strangers may see of it is chosen at the edge.</summary>
/// <param name="Id">The provider.</param>
/// <param name="AccountId">The person behind it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Profile">What it says about itself.</param>
/// <param name="Gateway">How far onboarding at the gateway is.</param>
/// <param name="Badges">What operators awarded.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="UpdatedAt">When anything last changed.</param>
/// <param name="ActivatedAt">When onboarding was first complete.</param>
/// <param name="SuspendedAt">Since when it is suspended; null when it is not.</param>
/// <param name="Reason">Why it is suspended, rejected or closed.</param>
/// <param name="ClosedAt">When it was closed, which is how providers are deleted.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="TaxDetails">Who they are to the tax office; null until they declared it.</param>
/// <param name="Banks">Where payouts go and went, the newest of each currency last.</param>
[GenerateSerializer, Immutable, Alias("provider.view")]
public sealed record ProviderView(
    Guid Id,
    Guid AccountId,
    ProviderStatus Status,
    ProviderProfile Profile,
    GatewayAccount Gateway,
    ProviderBadges Badges,
    DateTimeOffset RegisteredAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ActivatedAt,
    DateTimeOffset? SuspendedAt,
    string? Reason,
    DateTimeOffset? ClosedAt,
    long Version,
    TaxDetails? TaxDetails = null,
    ImmutableArray<KnownBankAccount>? Banks = null) : IVersioned;

/// <summary>Where a provider stands.</summary>
public enum ProviderStatus
{
    None,

    /// <summary>Registered; may list and be booked, but payouts wait for the gateway's onboarding.</summary>
    Pending,

    /// <summary>Onboarding is complete.</summary>
    Active,

    /// <summary>Was active; the gateway wants something and holds payouts until then.</summary>
    Restricted,

    /// <summary>Taken off the market by an operator.</summary>
    Suspended,

    /// <summary>Turned down by an operator.</summary>
    Rejected,

    /// <summary>Ended.</summary>
    Closed,
}

/// <summary>The provider's account at the gateway.</summary>
/// <param name="AccountId">Null until the gateway has opened it.</param>
/// <param name="Flags">What the gateway last said.</param>
[GenerateSerializer, Immutable, Alias("provider.gateway-account")]
public sealed record GatewayAccount(string? AccountId, GatewayFlags Flags)
{
    public static GatewayAccount None { get; } = new(null, GatewayFlags.None);
}

/// <summary>What a gateway allows an account to do.</summary>
/// <param name="ChargesEnabled">Customers may pay it.</param>
/// <param name="PayoutsEnabled">Money may leave to its bank.</param>
/// <param name="DetailsSubmitted">The owner has answered the gateway's questions.</param>
/// <param name="Requirements">What the gateway still wants, in its own words.</param>
[GenerateSerializer, Immutable, Alias("provider.gateway-flags")]
public sealed record GatewayFlags(bool ChargesEnabled, bool PayoutsEnabled, bool DetailsSubmitted, ImmutableArray<string> Requirements)
{
    public static GatewayFlags None { get; } = new(false, false, false, []);

    public bool IsComplete => ChargesEnabled && PayoutsEnabled;
}

/// <summary>What operators and the platform award.</summary>
/// <param name="Verified">Identity and business were checked.</param>
/// <param name="Premium">A paying member of a programme.</param>
/// <param name="QuickResponder">Answers fast.</param>
[GenerateSerializer, Immutable, Alias("provider.badges")]
public sealed record ProviderBadges(bool Verified, bool Premium, bool QuickResponder)
{
    public static ProviderBadges None { get; } = new(false, false, false);
}
