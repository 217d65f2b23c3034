using Marketplace.Identity;
using Marketplace.Invoices;
using Marketplace.Providers;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Brings invoices and credit notes to those whom they are to, as files, and tells them when they are on their way.</summary>
internal sealed class InvoiceMailHandler(IGrainFactory grains, IMailSender sender, IOptions<InvoiceOptions> options) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Invoice.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var id = intent.Stream.GetGuidKey();
        var found = (await IssuedInvoice.Read(grains, id, Actor.Platform, cancellationToken)).View;
        if (found is not { View.Number: not null } invoice)
        {
            throw new InvalidOperationException($"{intent.Stream} wants a mail and has no number.");
        }

        if (await Contact(invoice.View.Document, cancellationToken) is { } person)
        {
            var words = InvoiceWords.In(options.Value.Language)!;
            var file = new MailAttachment($"{invoice.Number}.pdf", "application/pdf", InvoicePdf.Of(invoice, words));
            await sender.Send(InvoiceMails.Invoice(person, invoice, words.Language) with { Attachments = [file] }, intent.Id, cancellationToken);
        }

        await grains.GetGrain<IInvoiceGrain>(id).ConfirmMail(new ConfirmInvoiceMail(intent.Report("sent"), intent.Id));
    }

    /// <summary>Null where nobody can be written to any more. Commission is invoiced to providers, the rest to customers.</summary>
    private async Task<AccountContact?> Contact(InvoiceDocument said, CancellationToken cancellationToken)
    {
        var account = said.Kind is InvoiceKind.Commission
            ? (await grains.GetGrain<IProviderGrain>(said.RecipientId).Read(Actor.Platform, cancellationToken)).View?.AccountId
            : said.RecipientId;
        return account is { } known ? (await grains.GetGrain<IAccountGrain>(known).Contact(cancellationToken)).View : null;
    }
}
