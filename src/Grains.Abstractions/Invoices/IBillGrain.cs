namespace Marketplace.Invoices;

/// <summary>
/// What a customer owes a provider by an invoice that the provider wrote. The invoice of the same key is the document of it, from when it is sent.
/// </summary>
/// <remarks>Strangers are refused with `invoice.unknown` everywhere, and so are customers until it has its number.</remarks>
[Alias("bill")]
public interface IBillGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <remarks>Refusals: `provider.required`, `invoice.customer-unknown`, `invoice.paid-here`, `invoice.too-many-drafts`, `invoice.not-valid`.</remarks>
    [Alias("draft")]
    Task<Outcome<BillView>> Draft(DraftBill command);

    /// <remarks>Refusals: `invoice.issuer-only`, `invoice.not-draft`, `invoice.not-valid`.</remarks>
    [Alias("change")]
    Task<Outcome<BillView>> Change(ChangeBill command);

    /// <remarks>Refusals: `invoice.issuer-only`, `invoice.not-draft`.</remarks>
    [Alias("discard")]
    Task<Outcome<BillView>> Discard(DiscardBill command);

    /// <remarks>Refusals: `invoice.issuer-only`, `invoice.not-draft`, `invoice.not-valid`.</remarks>
    [Alias("send")]
    Task<Outcome<BillView>> Send(SendBill command);

    [Alias("number")]
    Task Number(NumberBill command);

    /// <summary>Anybody whom it concerns may look; the first look of the customer is remembered.</summary>
    [Alias("open")]
    Task<Outcome<BillView>> Open(OpenBill command);

    /// <remarks>Refusals: `invoice.issuer-only`, `invoice.is-draft`, `invoice.is-paid`, `invoice.is-over`, `invoice.not-valid`, `invoice.too-many-parts`.</remarks>
    [Alias("pay")]
    Task<Outcome<BillView>> Pay(PayBill command);

    /// <remarks>Refusals: `invoice.issuer-only`, `invoice.is-draft`, `invoice.is-over`, `invoice.nothing-paid`, `invoice.not-valid`, `invoice.too-many-parts`.</remarks>
    [Alias("refund")]
    Task<Outcome<BillView>> Refund(RefundBill command);

    /// <remarks>Refusals: `invoice.issuer-only`, `invoice.is-draft`, `invoice.is-paid`, `invoice.is-over`.</remarks>
    [Alias("void")]
    Task<Outcome<BillView>> Void(VoidBill command);

    [Alias("confirm-reminder")]
    Task ConfirmReminder(ConfirmBillReminder command);

    [Alias("read"), ReadOnly]
    Task<Outcome<BillView>> Read(Actor by, CancellationToken cancellationToken);
}
