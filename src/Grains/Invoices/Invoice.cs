using System.Diagnostics;

namespace Marketplace.Invoices;

/// <summary>The rules of an invoice: it is drafted with all that it says, gets a number, and is corrected by credit notes only.</summary>
internal sealed class Invoice : IRules<InvoiceState, InvoiceCommand, InvoiceEvent>
{
    /// <summary>The kind of intent that mails it to its recipient.</summary>
    public const string MailIntent = "invoice.mail";

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

            (InvoiceStatus.Draft, IssueInvoice issue) => new InvoiceIssued(
                now, issue.Number, issue.At, DerivedId.From(issue.Context.Id.Value, "mail"), IsBill(invoice.Document!)),
            (_, IssueInvoice issue) => issue.Number == invoice.Number ? Decision<InvoiceEvent>.Nothing : InvoiceRefusals.IsNumbered,

            (_, ConfirmInvoiceMail sent) => sent.MailId == invoice.MailId ? new InvoiceMailed(now, sent.MailId) : Decision<InvoiceEvent>.Nothing,

            (InvoiceStatus.Draft, CreditInvoice) => InvoiceRefusals.IsDraft,
            (_, CreditInvoice credit) => credit.Amount.Amount > invoice.Document!.Total().Amount - invoice.Credited
                ? InvoiceRefusals.CreditTooMuch
                : new InvoiceCredited(now, credit.CreditNoteId, credit.Amount),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static InvoiceState Evolve(InvoiceState invoice, InvoiceEvent happened) => happened switch
    {
        InvoiceDrafted e => invoice with { Status = InvoiceStatus.Draft, Document = e.Document },
        InvoiceIssued e => invoice with
        {
            Status = invoice.Document!.Corrects is not null || IsBill(invoice.Document) ? InvoiceStatus.Sent : InvoiceStatus.Paid,
            Number = e.Number,
            IssuedAt = e.IssuedAt,
            MailId = e.MailId,
        },
        InvoiceMailed => invoice with { MailId = null },
        InvoiceCredited e => Credited(invoice, e),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    public static ImmutableArray<Intent> Intents(InvoiceState invoice) => invoice.MailId is { } mail ? [new Intent(mail, MailIntent)] : [];

    /// <summary>Both sides have it, and whoever runs the marketplace.</summary>
    public static bool Concerns(InvoiceState invoice, Actor who) =>
        invoice.Document is { } said
        && (who.IsStaff || who.ActsFor(said.IssuerId) || who.ActsFor(said.RecipientId) || (who.Role is ActorRole.Member && who.Id == said.RecipientId));

    /// <summary>Whether it is what a provider wrote: a customer owes it, and whether they paid is for <see cref="Bill"/> to say.</summary>
    public static bool IsBill(InvoiceDocument document) => document is { Kind: InvoiceKind.ByHand, Corrects: null };

    private static InvoiceState Credited(InvoiceState invoice, InvoiceCredited e)
    {
        var credited = checked(invoice.Credited + e.Amount.Amount);
        return invoice with
        {
            Status = credited == invoice.Document!.Total().Amount ? InvoiceStatus.Refunded : invoice.Status,
            Credited = credited,
            CreditNotes = invoice.CreditNotes.Add(e.CreditNoteId),
        };
    }
}
