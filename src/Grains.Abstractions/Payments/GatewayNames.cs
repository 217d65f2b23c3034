namespace Marketplace.Payments;

/// <summary>The gateways by the names that routes, ledger accounts and webhooks use.</summary>
public static class GatewayNames
{
    public const string Stripe = "stripe";
}
