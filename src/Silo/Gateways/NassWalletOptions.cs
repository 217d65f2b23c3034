using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>How to reach NassWallet.</summary>
internal sealed record NassWalletOptions : RemoteGatewayOptions
{
    public const string Section = "NassWallet";

    public const string SandboxToken = "nasswallet_token";
    public const string SandboxPassword = "nasswallet_sandbox";
    public const string SandboxPin = "135790";

    public override string Name => GatewayNames.NassWallet;

    /// <summary>What the marketplace logs in with, besides its name and password.</summary>
    public string BasicToken { get; init; } = SandboxToken;

    /// <summary>The name that NassWallet gave the marketplace.</summary>
    public string MerchantId { get; init; } = "sandbox";

    public string Password { get; init; } = SandboxPassword;

    /// <summary>On every payment.</summary>
    public string TransactionPin { get; init; } = SandboxPin;

    /// <summary>Where its pages are; where its API is when null.</summary>
    public string? PortalBase { get; init; }

    /// <summary>How long NassWallet keeps a page open. It cannot be closed before, so who wants to pay elsewhere waits as long.</summary>
    public TimeSpan PageLasts { get; init; } = TimeSpan.FromMinutes(10);

    protected override ImmutableArray<string> Needed =>
        [$"{Section}:ApiBase", $"{Section}:PortalBase", $"{Section}:BasicToken", $"{Section}:MerchantId", $"{Section}:Password", $"{Section}:TransactionPin"];

    protected override bool IsReal => PortalBase is not null && BasicToken != SandboxToken && Password != SandboxPassword && TransactionPin != SandboxPin;

    protected override IEnumerable<string> Own() =>
        PortalBase is not null && !Uri.TryCreate(PortalBase, UriKind.Absolute, out _) ? [$"{Section}:PortalBase is not an absolute URL."] : [];
}
