using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>How to reach the First Iraqi Bank.</summary>
internal sealed record FibOptions : RemoteGatewayOptions
{
    public const string Section = "Fib";

    public const string SandboxId = "sandbox";
    public const string SandboxSecret = "fib_sandbox";

    public override string Name => GatewayNames.Fib;

    /// <summary>The client id that the bank gave the marketplace.</summary>
    public string ClientId { get; init; } = SandboxId;

    public string ClientSecret { get; init; } = SandboxSecret;

    /// <summary>How long the bank is asked to keep a payment refundable; afterwards a person gives it back.</summary>
    public TimeSpan RefundableFor { get; init; } = TimeSpan.FromDays(30);

    protected override ImmutableArray<string> Needed => [$"{Section}:ApiBase", $"{Section}:ClientId", $"{Section}:ClientSecret"];

    protected override bool IsReal => ClientSecret != SandboxSecret;

    protected override IEnumerable<string> Own() => RefundableFor < TimeSpan.FromDays(1) ? [$"{Section}:RefundableFor is at least a day."] : [];
}
