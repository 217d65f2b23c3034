namespace Marketplace.Invoices;

/// <summary>What a receipt says, frozen when the money came.</summary>
/// <param name="PaymentId">Which payment.</param>
/// <param name="CustomerId">Who paid.</param>
/// <param name="Title">What for.</param>
/// <param name="Amount">How much came.</param>
/// <param name="PaidAt">When.</param>
/// <param name="TimeZone">The zone in which its date is written.</param>
[GenerateSerializer, Immutable, Alias("payment-receipt.document")]
public sealed record ReceiptDocument(Guid PaymentId, Guid CustomerId, string Title, Money Amount, DateTimeOffset PaidAt, string TimeZone);
