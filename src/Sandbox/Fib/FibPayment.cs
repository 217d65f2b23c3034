namespace Marketplace.Sandbox;

/// <summary>A payment as the bank keeps it.</summary>
/// <param name="Id">The bank's.</param>
/// <param name="Amount">In whole dinars.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Description">What the customer sees.</param>
/// <param name="CallbackUrl">Who is told of its changes.</param>
/// <param name="RedirectUrl">Where the customer goes afterwards.</param>
/// <param name="ReadableCode">To be typed into the app.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ValidUntil">Until when it can be paid.</param>
/// <param name="RefundableFor">How long after it was paid it goes back.</param>
public sealed record FibPayment(
    string Id,
    long Amount,
    string Currency,
    string Description,
    string CallbackUrl,
    string RedirectUrl,
    string ReadableCode,
    DateTimeOffset CreatedAt,
    DateTimeOffset ValidUntil,
    TimeSpan RefundableFor)
{
    public const string Unpaid = "UNPAID";
    public const string Paid = "PAID";
    public const string Declined = "DECLINED";
    public const string Refunded = "REFUNDED";

    public const string Cancelled = "PAYMENT_CANCELLATION";
    public const string Expired = "PAYMENT_EXPIRATION";

    public string Status { get; init; } = Unpaid;

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }

    public string? DecliningReason { get; init; }

    public DateTimeOffset? RefundedAt { get; init; }

    /// <summary>How often money went back: more than once would be a bug of this stand-in.</summary>
    public int Refunds { get; init; }

    /// <summary>Since when nobody has been told how it stands; null while everybody has.</summary>
    public DateTimeOffset? TellAt { get; init; }
}
