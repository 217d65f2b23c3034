namespace Marketplace.Payments;

/// <summary>A gateway that this marketplace offers.</summary>
/// <param name="Terms">What it can do.</param>
/// <param name="Currencies">Those that it takes; all of them when empty.</param>
/// <param name="Step">It takes whole multiples of this, in minor units.</param>
internal sealed record OfferedGateway(GatewayTerms Terms, ImmutableArray<string> Currencies, long Step = 1)
{
    public bool Takes(Money amount) => amount.Amount % Step == 0 && (Currencies.IsEmpty || Currencies.Contains(amount.Currency, StringComparer.Ordinal));
}

/// <summary>Which gateways take an amount, in the order in which the marketplace offers them.</summary>
/// <param name="known">Every gateway that this process can speak to.</param>
/// <param name="order">Per currency their names; where there is none, it is Stripe.</param>
internal sealed class GatewayChoice(IEnumerable<OfferedGateway> known, IReadOnlyDictionary<string, ImmutableArray<string>> order)
{
    private static readonly ImmutableArray<string> Usual = [GatewayNames.Stripe];

    private readonly Dictionary<string, OfferedGateway> known = known.ToDictionary(gateway => gateway.Terms.Name, StringComparer.Ordinal);

    /// <summary>Whom a payment is offered that chose nobody.</summary>
    public GatewayTerms First(Money amount) => Offered(amount) is [var first, ..] ? first : GatewayTerms.Nobody;

    /// <summary>Whom a payment is offered.</summary>
    public ImmutableArray<GatewayTerms> Offered(Money amount) =>
        [.. from name in order.GetValueOrDefault(amount.Currency, Usual) let gateway = known.GetValueOrDefault(name) where gateway?.Takes(amount) is true select gateway.Terms];

    /// <summary>Whole multiples of this somebody takes, in minor units; null where nobody takes anything of that currency.</summary>
    public long? Step(string currency) =>
        (from name in order.GetValueOrDefault(currency, Usual)
         let gateway = known.GetValueOrDefault(name)
         where gateway?.Takes(Money.Zero(currency)) is true
         select (long?)gateway.Step).Min();

    /// <summary>Why nobody is asked to pay that: finding out afterwards would cost them what they had agreed on.</summary>
    /// <returns>`payment.no-gateway`; null where somebody takes it, or there is nothing to pay.</returns>
    public Refusal? Fault(Money due) => !due.IsPositive || !Offered(due).IsEmpty ? null : PaymentRefusals.NoGateway(due, Step(due.Currency));

    /// <summary>Whether providers are paid by people what they earn in that currency: all of its gateways pay out alike.</summary>
    public bool PaysOutByHand(string currency) =>
        order.GetValueOrDefault(currency, Usual).Any(name => known.GetValueOrDefault(name)?.Terms.PaysOutByHand is true);

    /// <summary>The one of that name.</summary>
    /// <returns>Refused with `payment.gateway-not-offered` where it does not take that, or nobody knows it.</returns>
    public Outcome<GatewayTerms> Named(string name, Money amount)
    {
        var offered = Offered(amount);
        return offered.FirstOrDefault(gateway => gateway.Name == name) is { } found
            ? found
            : PaymentRefusals.NotOffered(name, offered.Select(gateway => gateway.Name));
    }
}
