using Marketplace.Payments;

namespace Marketplace.Invoices;

/// <summary>Who stands on an invoice by hand, as it is known when somebody asks.</summary>
/// <param name="Issuer">The provider; null where there is none.</param>
/// <param name="TimeZone">The provider's.</param>
/// <param name="Customer">Whom it is to; null where the provider has nothing to do with them.</param>
[GenerateSerializer, Immutable, Alias("bill.sides")]
public sealed record BillSides(InvoiceParty? Issuer, string TimeZone, BillCustomer? Customer);

/// <summary>Somebody who booked with a provider, or wrote to them.</summary>
/// <param name="AccountId">Their account.</param>
/// <param name="Party">As they stand on it.</param>
/// <param name="IsPaidHere">Whether the marketplace takes the money of what was booked, and invoices it.</param>
[GenerateSerializer, Immutable, Alias("bill.customer")]
public sealed record BillCustomer(Guid AccountId, InvoiceParty Party, bool IsPaidHere);

/// <summary>Money that the provider says has come.</summary>
/// <param name="Id">Of this part.</param>
/// <param name="At">When it was confirmed.</param>
/// <param name="Method">How it came.</param>
/// <param name="Reference">Whatever finds it again: the number of a transfer, of a receipt.</param>
/// <param name="ConfirmedBy">The account of who says so.</param>
/// <param name="Amount">How much.</param>
[GenerateSerializer, Immutable, Alias("bill.payment")]
public sealed record BillPayment(Guid Id, DateTimeOffset At, HandoverMethod Method, string? Reference, Guid ConfirmedBy, Money Amount);

/// <summary>Money that the provider says went back.</summary>
/// <param name="Id">Of this part.</param>
/// <param name="At">When it was confirmed.</param>
/// <param name="Method">How it went.</param>
/// <param name="Reference">Whatever finds it again.</param>
/// <param name="ConfirmedBy">The account of who says so.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="CreditNoteId">The credit note that says it; null where it only undoes a payment, and the customer owes it again.</param>
[GenerateSerializer, Immutable, Alias("bill.refund")]
public sealed record BillRefund(
    Guid Id, DateTimeOffset At, HandoverMethod Method, string? Reference, Guid ConfirmedBy, Money Amount, string? Reason, Guid? CreditNoteId);
