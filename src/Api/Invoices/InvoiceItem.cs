namespace Marketplace.Invoices;

/// <summary>An invoice or a credit note in a list.</summary>
/// <param name="Id">It.</param>
/// <param name="Number">Its number; null on one by hand that was not sent, or has just been.</param>
/// <param name="Type">`invoice`, or `credit_note`.</param>
/// <param name="Kind">`service`, `customer_fee`, `commission` or `by_hand`.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="IssuerId">The provider; the marketplace's own id where it issues it.</param>
/// <param name="RecipientId">The customer's account, or the provider.</param>
/// <param name="BookingId">What was booked; null where it is for something else.</param>
/// <param name="PaymentId">The payment that it accounts for; null by hand.</param>
/// <param name="Title">What was sold.</param>
/// <param name="Total">With tax.</param>
/// <param name="Credited">What credit notes gave back of it.</param>
/// <param name="Corrects">The invoice that a credit note gives something back of.</param>
/// <param name="IssuedAt">When it got its number; null until then.</param>
/// <param name="DueAt">Until when one by hand is to be paid; null on all others.</param>
/// <param name="Paid">By hand: what came of it and did not go back; null on all others.</param>
internal sealed record InvoiceItem(
    Guid Id,
    string? Number,
    string Type,
    string Kind,
    string Status,
    Guid IssuerId,
    Guid RecipientId,
    Guid? BookingId,
    Guid? PaymentId,
    string Title,
    Money Total,
    Money Credited,
    Guid? Corrects,
    DateTimeOffset? IssuedAt,
    DateTimeOffset? DueAt,
    Money? Paid);
