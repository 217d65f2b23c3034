namespace Marketplace.Gateways;

/// <summary>The gateway cannot be asked now: it does not answer, or does not serve us.</summary>
internal sealed class GatewayUnavailableException(string message, Exception reason) : Exception(message, reason);
