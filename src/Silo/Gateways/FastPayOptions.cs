using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>How to reach FastPay.</summary>
internal sealed record FastPayOptions : RemoteGatewayOptions
{
    public const string Section = "FastPay";

    public const string SandboxPassword = "fastpay_sandbox";
    public const string SandboxRefundSecret = "fastpay_refunds";

    public override string Name => GatewayNames.FastPay;

    /// <summary>The store that FastPay gave the marketplace.</summary>
    public string StoreId { get; init; } = "sandbox";

    public string StorePassword { get; init; } = SandboxPassword;

    /// <summary>Besides the password, to give money back.</summary>
    public string RefundSecret { get; init; } = SandboxRefundSecret;

    /// <summary>How long FastPay keeps a page open. It cannot be closed before, so who wants to pay elsewhere waits as long.</summary>
    public TimeSpan PageLasts { get; init; } = TimeSpan.FromMinutes(10);

    protected override ImmutableArray<string> Needed =>
        [$"{Section}:ApiBase", $"{Section}:StoreId", $"{Section}:StorePassword", $"{Section}:RefundSecret"];

    protected override bool IsReal => StorePassword != SandboxPassword && RefundSecret != SandboxRefundSecret;
}
