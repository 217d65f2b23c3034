namespace Marketplace.Invoices;

/// <summary>Every way an invoice by hand says no. The codes are documented in docs/errors.md.</summary>
internal static class BillRefusals
{
    public static readonly Refusal ProviderRequired =
        new(RefusalKind.NotYours, "provider.required", "Only a registered provider can write invoices.");

    /// <summary>Of others' bookings and conversations too, so that ids cannot be probed.</summary>
    public static readonly Refusal CustomerUnknown =
        new(RefusalKind.Unknown, "invoice.customer-unknown", "There is no such booking or conversation of yours.");

    public static readonly Refusal PaidHere =
        new(RefusalKind.NotValid, "invoice.paid-here", "This booking is paid through the marketplace, which writes its invoices.");

    public static readonly Refusal IssuerOnly =
        new(RefusalKind.NotYours, "invoice.issuer-only", "Only whoever issues the invoice can do this.");

    public static readonly Refusal NothingPaid =
        new(RefusalKind.NotNow, "invoice.nothing-paid", "Nothing of this invoice is paid that could go back.");

    public static readonly Refusal TooManyParts =
        new Refusal(RefusalKind.NotNow, "invoice.too-many-parts", "An invoice is paid, and given back, in so many parts at most.").With(FactNames.Limit, BillTerms.MaximumParts);

    public static Refusal TooManyDrafts(int drafts) =>
        new Refusal(RefusalKind.NotNow, "invoice.too-many-drafts", "Send or discard some of your drafts first.")
            .With(FactNames.Count, drafts).With(FactNames.Limit, BillTerms.MaximumDrafts);

    public static Refusal NotDraft(InvoiceStatus status) =>
        new Refusal(RefusalKind.NotNow, "invoice.not-draft", "This invoice was sent: it stays as it is.").With(FactNames.Status, status);

    public static Refusal IsPaid(Money paid) =>
        new Refusal(RefusalKind.NotNow, "invoice.is-paid", "This invoice is paid, in part at least.").With("paid", paid);

    public static Refusal IsOver(InvoiceStatus status) =>
        new Refusal(RefusalKind.NotNow, "invoice.is-over", "This invoice is over.").With(FactNames.Status, status);

    public static Refusal NotValid(string field, string fault) =>
        new Refusal(RefusalKind.NotValid, "invoice.not-valid", "There can be no such invoice, or no such part of it.").With(field, fault);
}
