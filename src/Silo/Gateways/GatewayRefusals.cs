namespace Marketplace.Gateways;

/// <summary>What requests are told that need a gateway's answer at once.</summary>
internal static class GatewayRefusals
{
    public static readonly Refusal Unavailable =
        new(RefusalKind.Unavailable, "gateway.unavailable", "The payment gateway did not answer in time. The same request may be sent again.");

    public static readonly Refusal NotOnboarded =
        new(RefusalKind.NotNow, "provider.not-onboarded", "The payment gateway does not know yet who you are: that comes first.");
}
