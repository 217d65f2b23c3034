namespace Marketplace.Sandbox;

/// <summary>Faults that were ordered and have not happened yet. Taking one uses it up, with the work that meets it.</summary>
internal static class Faults
{
    /// <summary>The operation that faults of webhooks are ordered under.</summary>
    public const string Webhook = "webhook";

    /// <summary>The operation that faults of cards are ordered under.</summary>
    public const string Card = "card";

    /// <summary>The operation that faults of cards that are kept, and charged while their owner is away, are ordered under.</summary>
    public const string KeptCard = "kept_card";

    /// <summary>The operation that faults of the bank are ordered under.</summary>
    public const string Bank = "bank";

    /// <summary>The operation that decisions of disputes are ordered under.</summary>
    public const string Dispute = "dispute";

    /// <summary>The operation that faults of refunds that were given are ordered under.</summary>
    public const string Refund = "refund";

    /// <summary>The bank believes the platform, whatever its evidence says.</summary>
    public const string Win = "win";

    public const string Drop = "drop";

    public const string Decline = "decline";

    /// <summary>The card that is kept was reported lost.</summary>
    public const string Lost = "lost";

    /// <summary>The bank wants the owner of the card that is kept to be there.</summary>
    public const string Authenticate = "authenticate";

    /// <summary>The bank refuses a payout when it arrives, or a refund after it was given.</summary>
    public const string Fail = "fail";

    /// <summary>The bank accepts a payout and sends it back a day later.</summary>
    public const string FailAfterPaid = "fail_after_paid";

    /// <summary>Any operation of the API.</summary>
    private const string Every = "*";

    /// <returns>The outcome that was ordered for this operation, oldest order first, or null.</returns>
    public static Task<string?> TakeFault(this Work work, string operation) =>
        work.Store.Faults.Take(operation, operation.Contains('.', StringComparison.Ordinal) ? Every : null);
}

/// <summary>An order for trouble.</summary>
/// <param name="Operation">An operation of the API such as <c>transfers.create</c>, <c>*</c> for any, or <c>card</c>, <c>kept_card</c>, <c>bank</c>, <c>dispute</c>, <c>refund</c>, <c>webhook</c>.</param>
/// <param name="Outcome">See <see cref="CallFaults"/> for operations; <c>decline</c>, <c>lost</c>, <c>authenticate</c>, <c>fail</c>, <c>fail_after_paid</c>, <c>win</c>, <c>drop</c> for the rest.</param>
/// <param name="Times">How often.</param>
internal sealed record OrderedFault(string Operation, string Outcome, int Times = 1);
