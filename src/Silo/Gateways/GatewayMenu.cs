using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>What the edge may ask of the gateways that are offered.</summary>
internal sealed class GatewayMenu(GatewayChoice choice)
{
    /// <returns>Refused with `payment.gateway-not-offered` where that one does not take it, or nobody knows it.</returns>
    public Outcome<GatewayTerms> Named(string name, Money amount) => choice.Named(name, amount);
}
