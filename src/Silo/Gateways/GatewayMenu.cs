using System.Collections.Frozen;
using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>What the edge may ask of the gateways that are offered.</summary>
internal sealed class GatewayMenu(GatewayChoice choice)
{
    /// <summary>Every gateway that is built, but people, with the currencies that it takes; none where it takes all.</summary>
    public static FrozenDictionary<string, ImmutableArray<string>> Online { get; } = PaymentsOptions.Known
        .Where(gateway => !gateway.Terms.IsByHand)
        .ToFrozenDictionary(gateway => gateway.Terms.Name, gateway => gateway.Currencies, StringComparer.Ordinal);

    /// <summary>Whether people pay providers what they earn in that currency.</summary>
    public bool PaysOutByHand(string currency) => choice.PaysOutByHand(currency);
}
