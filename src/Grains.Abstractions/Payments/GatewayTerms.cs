namespace Marketplace.Payments;

/// <summary>
/// What a gateway can do, as it was when the payment chose it: everything that follows goes by it, whatever is configured by then.
/// See docs/adr/0031-more-than-one-gateway.md.
/// </summary>
/// <param name="Name">As routes, ledger accounts and webhooks name it.</param>
/// <param name="ReservesFirst">Whether it can hold the customer's money without taking it. One that cannot takes it at once.</param>
/// <param name="Refunds">How it gives back. What it cannot, a person gives by hand.</param>
/// <param name="IsByHand">Whether customers hand the money over to a person, who confirms it.</param>
/// <param name="PaysOutByHand">Whether it has no accounts for providers: the platform keeps what they earned, and an operator pays it out.</param>
/// <param name="NewsAreHints">Whether nobody can prove who sent its news, so that all they are good for is to look, and whoever waits for them looks by the clock.</param>
/// <param name="KeepsCards">Whether it keeps a card for a customer who lets it, and charges it later while they are away.</param>
/// <param name="SharesAtCharge">Whether the charge itself takes the provider's share to their account there; else it is transferred once it is earned.</param>
[GenerateSerializer, Immutable, Alias("payment.gateway-terms")]
public sealed record GatewayTerms(
    string Name,
    bool ReservesFirst,
    RefundWays Refunds,
    bool IsByHand,
    bool PaysOutByHand,
    bool NewsAreHints = false,
    bool KeepsCards = false,
    bool SharesAtCharge = false)
{
    /// <summary>Of what was started before there was another.</summary>
    public static GatewayTerms Stripe { get; } =
        new(GatewayNames.Stripe, ReservesFirst: true, RefundWays.InParts, IsByHand: false, PaysOutByHand: false, KeepsCards: true);

    public static GatewayTerms Manual { get; } = new(GatewayNames.Manual, ReservesFirst: false, RefundWays.ByHand, IsByHand: true, PaysOutByHand: true);

    public static GatewayTerms Fib { get; } =
        new(GatewayNames.Fib, ReservesFirst: false, RefundWays.Whole, IsByHand: false, PaysOutByHand: true, NewsAreHints: true);

    /// <summary>Whoever sends its news knows a secret, but nobody can ask for those that got lost: so they are looked after as if they were hints.</summary>
    public static GatewayTerms Areeba { get; } =
        new(GatewayNames.Areeba, ReservesFirst: true, RefundWays.InParts, IsByHand: false, PaysOutByHand: true, NewsAreHints: true);

    public static GatewayTerms FastPay { get; } =
        new(GatewayNames.FastPay, ReservesFirst: false, RefundWays.Whole, IsByHand: false, PaysOutByHand: true, NewsAreHints: true);

    public static GatewayTerms NassWallet { get; } =
        new(GatewayNames.NassWallet, ReservesFirst: false, RefundWays.ByHand, IsByHand: false, PaysOutByHand: true, NewsAreHints: true);

    /// <summary>Where nobody can take it.</summary>
    public static GatewayTerms Nobody { get; } = new(GatewayNames.Nobody, ReservesFirst: false, RefundWays.ByHand, IsByHand: false, PaysOutByHand: true);
}

/// <summary>How a gateway gives money back. Stored by name; never rename.</summary>
public enum RefundWays
{
    /// <summary>As often as there is something left.</summary>
    InParts,

    /// <summary>Once, and all of it.</summary>
    Whole,

    /// <summary>Not at all: a person does.</summary>
    ByHand,
}
