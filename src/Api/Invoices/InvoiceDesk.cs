namespace Marketplace.Invoices;

/// <summary>Finds whatever has the id of an invoice: what the marketplace wrote by the money, or what a provider wrote by hand.</summary>
internal static class InvoiceDesk
{
    private const string Unknown = "invoice.unknown";

    private static readonly Refusal IsDraft = new(RefusalKind.NotNow, "invoice.is-draft", "The invoice is a draft and has no number yet.");

    /// <summary>Who is paid by the marketplace confirms nothing by hand.</summary>
    private static readonly Refusal NotByHand =
        new(RefusalKind.NotNow, "invoice.not-by-hand", "The marketplace wrote this invoice, by the money that went through it.");

    /// <summary>As it is now. The customer who opens one by hand has seen it.</summary>
    public static async Task<Outcome<InvoiceBody>> Open(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var issued = await IssuedInvoice.Read(grains, id, caller.Actor, cancellationToken);
        if (issued.View is { } found && !IsBill(found))
        {
            return InvoiceBody.Of(found);
        }

        var bill = grains.GetGrain<IBillGrain>(id);
        var read = await bill.Read(caller.Actor, cancellationToken);
        if (read.View is { Status: InvoiceStatus.Sent } sent && sent.Document.RecipientId == caller.AccountId)
        {
            read = await bill.Open(new OpenBill(caller.Context("opened")));
        }

        return read.View is { } view ? InvoiceBody.Of(view, caller.Actor) : read.Refusal!;
    }

    /// <summary>Only what has its number can be printed.</summary>
    public static async Task<Outcome<InvoiceBody>> OpenIssued(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var opened = await Open(id, caller, grains, cancellationToken);
        return opened.View is { Number: null } ? IsDraft : opened;
    }

    /// <summary>What became of something that can be done with invoices by hand alone. Whoever may see another one is told that it is none.</summary>
    public static async Task<Outcome<BillView>> Explained(Outcome<BillView> outcome, Guid id, Caller caller, IGrainFactory grains) =>
        outcome.Refusal is { Code: Unknown } && (await IssuedInvoice.Read(grains, id, caller.Actor, CancellationToken.None)).View is { } other && !IsBill(other)
            ? NotByHand
            : outcome;

    private static bool IsBill(IssuedInvoice invoice) => invoice.View.Document is { Kind: InvoiceKind.ByHand, Corrects: null };
}
