using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>Which gateways customers may pay with.</summary>
internal sealed record PaymentsOptions
{
    public const string Section = "Payments";

    /// <summary>More than anybody chooses from.</summary>
    private const int MostPerCurrency = 10;

    /// <summary>Every gateway that is built.</summary>
    public static readonly ImmutableArray<OfferedGateway> Known =
    [
        new(GatewayTerms.Stripe, []),
        new(GatewayTerms.Manual, []),
        new(GatewayTerms.Fib, [GatewayJson.Dinars], GatewayJson.WholeDinars),
        new(GatewayTerms.Areeba, [GatewayJson.Dinars], GatewayJson.WholeDinars),
        new(GatewayTerms.FastPay, [GatewayJson.Dinars], GatewayJson.WholeDinars),
        new(GatewayTerms.NassWallet, [GatewayJson.Dinars], GatewayJson.WholeDinars),
    ];

    /// <summary>The same, as payments that begin now choose them.</summary>
    public static IEnumerable<OfferedGateway> Offered(FundFlow flow) =>
        Known.Select(gateway => gateway.Terms.Name == GatewayNames.Stripe && flow is FundFlow.Destination
            ? gateway with { Terms = gateway.Terms with { SharesAtCharge = true } }
            : gateway);

    /// <summary>
    /// Per currency the names of those that take it, in the order in which they are offered; the first is the one that nobody has to choose.
    /// A currency that is not named here is Stripe's. All of one currency pay providers out alike.
    /// </summary>
    public Dictionary<string, string[]> Gateways { get; init; } = [];

    public IReadOnlyDictionary<string, ImmutableArray<string>> Order =>
        Gateways.ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);

    public IEnumerable<string> Problems()
    {
        foreach (var (currency, names) in Gateways)
        {
            if (!Currency.IsKnown(currency))
            {
                yield return $"{Section}:Gateways:{currency} is no currency.";
            }

            var gateways = names.Select(name => Known.FirstOrDefault(gateway => gateway.Terms.Name == name)).ToArray();
            if (names is { Length: 0 or > MostPerCurrency } || names.Distinct(StringComparer.Ordinal).Count() != names.Length || gateways.Contains(null))
            {
                yield return $"{Section}:Gateways:{currency} names different ones of {string.Join(", ", Known.Select(gateway => gateway.Terms.Name))}.";
            }
            else if (gateways.Select(gateway => gateway!.Terms.PaysOutByHand).Distinct().Count() > 1)
            {
                yield return $"{Section}:Gateways:{currency} pays some providers by hand and some not: what they earn in one currency is paid out in one way.";
            }
            else if (gateways.FirstOrDefault(gateway => !gateway!.Currencies.IsEmpty && !gateway.Currencies.Contains(currency, StringComparer.Ordinal)) is { } other)
            {
                yield return $"{Section}:Gateways:{currency}: {other.Terms.Name} takes {string.Join(", ", other.Currencies)}.";
            }
        }
    }
}
