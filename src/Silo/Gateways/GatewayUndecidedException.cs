namespace Marketplace.Gateways;

/// <summary>The gateway has not decided yet; the intent is carried out again later.</summary>
internal sealed class GatewayUndecidedException(string message) : Exception(message);
