namespace Marketplace.Disputes;

/// <summary>A dispute as the gateway shows it at one moment. Amounts are sums over its whole life.</summary>
/// <param name="Amount">How much of the payment the customer disputes.</param>
/// <param name="Reason">Why, in the gateway's word: `fraudulent`, `product_not_received`.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueBy">Until when it can be answered; null where the gateway names no time.</param>
/// <param name="Submissions">How often evidence was handed in.</param>
/// <param name="Withdrawn">What the bank ever took.</param>
/// <param name="Fee">What the gateway ever kept for it.</param>
/// <param name="Reinstated">What ever came back.</param>
/// <param name="Movements">How many movements these are.</param>
[GenerateSerializer, Immutable, Alias("gateway.dispute")]
public sealed record GatewayDispute(
    Money Amount,
    string Reason,
    DisputeStatus Status,
    DateTimeOffset? DueBy,
    long Submissions,
    Money Withdrawn,
    Money Fee,
    Money Reinstated,
    int Movements)
{
    /// <summary>What was read later is not always newer. Money only ever moves on, and so does the gateway's word while none moves.</summary>
    public bool IsNewerThan(GatewayDispute other) =>
        (Movements, Status, Submissions).CompareTo((other.Movements, other.Status, other.Submissions)) > 0;
}

/// <summary>Where a dispute stands, in the order in which it gets there. Stored by name; never rename.</summary>
public enum DisputeStatus
{
    None,

    /// <summary>An inquiry: the bank only asks, and has taken nothing.</summary>
    WarningNeedsResponse,

    /// <summary>The bank reads what was answered to its inquiry.</summary>
    WarningUnderReview,

    /// <summary>The inquiry came to nothing.</summary>
    WarningClosed,

    /// <summary>The bank has taken the money, and waits for the answer.</summary>
    NeedsResponse,

    /// <summary>The bank reads the answer.</summary>
    UnderReview,

    /// <summary>The customer keeps the money.</summary>
    Lost,

    /// <summary>The money came back.</summary>
    Won,
}
