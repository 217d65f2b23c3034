namespace Marketplace.Invoices;

/// <summary>Every way an invoice says no. The codes are documented in docs/errors.md.</summary>
internal static class InvoiceRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "invoice.unknown", "There is no such invoice.");

    /// <summary>A mail is confirmed of a receipt that nobody wrote.</summary>
    public static readonly Refusal ReceiptUnknown =
        new(RefusalKind.Unknown, "invoice.receipt-unknown", "There is no such receipt.");

    /// <summary>Nobody but its series numbers an invoice, and a series numbers each once.</summary>
    public static readonly Refusal IsNumbered =
        new(RefusalKind.NotNow, "invoice.is-numbered", "The invoice has another number.");

    /// <summary>What is corrected has the lower number, so it has one; and nobody pays, prints or voids what was not sent.</summary>
    public static readonly Refusal IsDraft =
        new(RefusalKind.NotNow, "invoice.is-draft", "The invoice is a draft and has no number yet.");

    /// <summary>No more is given back than was taken.</summary>
    public static readonly Refusal CreditTooMuch =
        new(RefusalKind.NotValid, "invoice.credit-too-much", "Credit notes cannot give back more than the invoice is about.");
}
