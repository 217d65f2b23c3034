using System.Diagnostics;

namespace Marketplace.Invoices;

/// <summary>The rules of an invoice: it is drafted with all that it says, gets a number, and is corrected by credit notes only.</summary>
internal sealed class Invoice : IRules<InvoiceState, InvoiceCommand, InvoiceEvent>
{
    private Invoice()
    {
    }

    public static string StreamType => "invoice";

    public static Decision<InvoiceEvent> Decide(InvoiceState invoice, InvoiceCommand command, DateTimeOffset now) =>
        (invoice.Status, command) switch
        {
            (InvoiceStatus.None, DraftInvoice draft) => new InvoiceDrafted(now, draft.Document),
            (InvoiceStatus.None, _) => InvoiceRefusals.Unknown,
            (_, DraftInvoice) => Decision<InvoiceEvent>.Nothing,

            (InvoiceStatus.Draft, IssueInvoice issue) => new InvoiceIssued(now, issue.Number, issue.At),
            (_, IssueInvoice issue) => issue.Number == invoice.Number ? Decision<InvoiceEvent>.Nothing : InvoiceRefusals.IsNumbered,

            (_, CreditInvoice credit) => credit.Amount.Amount > invoice.Document!.Total().Amount - invoice.Credited
                ? InvoiceRefusals.CreditTooMuch
                : new InvoiceCredited(now, credit.CreditNoteId, credit.Amount),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static InvoiceState Evolve(InvoiceState invoice, InvoiceEvent happened) => happened switch
    {
        InvoiceDrafted e => invoice with { Status = InvoiceStatus.Draft, Document = e.Document },
        InvoiceIssued e => Settled(invoice with { Number = e.Number, IssuedAt = e.IssuedAt }),
        InvoiceCredited e => Settled(invoice with
        {
            Credited = checked(invoice.Credited + e.Amount.Amount),
            CreditNotes = invoice.CreditNotes.Add(e.CreditNoteId),
        }),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    /// <summary>Both sides have it, and whoever runs the marketplace.</summary>
    public static bool Concerns(InvoiceState invoice, Actor who) =>
        invoice.Document is { } said
        && (who.IsStaff || who.ActsFor(said.IssuerId) || who.ActsFor(said.RecipientId) || (who.Role is ActorRole.Member && who.Id == said.RecipientId));

    /// <summary>A credit note may overtake the number of what it corrects, which is a draft until then all the same.</summary>
    private static InvoiceState Settled(InvoiceState invoice) => invoice with
    {
        Status = invoice.Number is null ? InvoiceStatus.Draft
            : invoice.Document!.Corrects is not null ? InvoiceStatus.Sent
            : invoice.Credited == invoice.Document.Total().Amount ? InvoiceStatus.Refunded
            : InvoiceStatus.Paid,
    };
}
