namespace Marketplace.Gateways;

/// <summary>Every way feeds of gateways say no. The codes are documented in docs/errors.md.</summary>
internal static class GatewayFeedRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "gateway.unknown-feed", "There is no such account at a gateway.");
}
