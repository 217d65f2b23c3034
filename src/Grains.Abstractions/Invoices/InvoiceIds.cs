namespace Marketplace.Invoices;

/// <summary>The ids of invoices. They derive from the money that they account for, so that whoever drafts one again finds it.</summary>
public static class InvoiceIds
{
    /// <summary>The platform as an issuer.</summary>
    public static readonly Guid Platform = DerivedId.From(Guid.Empty, "platform");

    /// <param name="paymentId">Whose earnings.</param>
    /// <param name="kind">Whose part of them.</param>
    public static Guid Of(Guid paymentId, InvoiceKind kind) => DerivedId.From(paymentId, $"invoice/{kind}");

    /// <param name="cause">What gave it back: a refund, or what a bank keeps.</param>
    /// <param name="kind">Of which invoice.</param>
    public static Guid OfCreditNote(Guid cause, InvoiceKind kind) => DerivedId.From(cause, $"credit-note/{kind}");

    /// <param name="paymentId">What was paid.</param>
    /// <param name="chargeReference">With which charge.</param>
    public static Guid OfReceipt(Guid paymentId, string chargeReference) => DerivedId.From(paymentId, $"receipt/{chargeReference}");
}
