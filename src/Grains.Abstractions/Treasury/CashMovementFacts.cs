using Marketplace.Payments;

namespace Marketplace.Treasury;

/// <summary>What moved the platform's own money. Stored by name; never rename.</summary>
public enum CashMovementKind
{
    /// <summary>A gateway sent it to the platform's bank.</summary>
    Payout,

    /// <summary>The platform's bank sent it to a gateway.</summary>
    TopUp,

    /// <summary>A gateway kept it for something that no payment caused.</summary>
    Fee,
}

/// <summary>Money of the platform that moved, and no payment, refund or payout of a provider moved it.</summary>
/// <param name="Kind">What moved it.</param>
/// <param name="Gateway">Whose balance it left or came to; never <see cref="GatewayNames.Manual"/>, which is the other end.</param>
/// <param name="Amount">How much; more than nothing.</param>
/// <param name="Reference">The gateway's name for it: the payout, the top-up, or the line of its statement.</param>
[GenerateSerializer, Immutable, Alias("cash-movement.facts")]
public sealed record CashMovementFacts(CashMovementKind Kind, string Gateway, Money Amount, string Reference);

/// <summary>The ids of movements derive from what the gateway calls them, so that a person and a webhook tell of the same one.</summary>
public static class CashMovementId
{
    public static Guid Of(string gateway, CashMovementKind kind, string reference) =>
        DerivedId.From(Guid.Empty, $"cash-movement/{gateway}/{kind}/{reference}");
}

/// <summary>What became of a movement. Stored by name; never rename.</summary>
public enum CashMovementStatus
{
    None,

    /// <summary>It is in the books.</summary>
    Recorded,

    /// <summary>It came back: the bank did not take it.</summary>
    Returned,

    /// <summary>It was never so, and is out of the books.</summary>
    Corrected,
}
