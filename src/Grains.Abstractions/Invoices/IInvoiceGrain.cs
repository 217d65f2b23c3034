namespace Marketplace.Invoices;

/// <summary>One invoice or credit note, from the draft to its end. The grain key derives from the money that it accounts for.</summary>
[Alias("invoice")]
public interface IInvoiceGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("draft")]
    Task Draft(DraftInvoice command);

    [Alias("issue")]
    Task Issue(IssueInvoice command);

    [Alias("credit")]
    Task Credit(CreditInvoice command);

    [Alias("confirm-mail")]
    Task ConfirmMail(ConfirmInvoiceMail command);

    /// <remarks>Refusals: `invoice.unknown`, also to whom it is neither from nor to, and while it has no number.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<InvoiceView>> Read(Actor by, CancellationToken cancellationToken);
}
