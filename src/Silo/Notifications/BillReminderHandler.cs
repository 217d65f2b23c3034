using Marketplace.Identity;
using Marketplace.Invoices;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Reminds customers of invoices by hand that are overdue, unless they have paid meanwhile.</summary>
internal sealed class BillReminderHandler(IGrainFactory grains, IMailSender sender, IOptions<InvoiceOptions> options) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Bill.ReminderIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var id = intent.Stream.GetGuidKey();
        var bill = grains.GetGrain<IBillGrain>(id);
        if ((await bill.Read(Actor.Platform, cancellationToken)).View is { Status: InvoiceStatus.Sent or InvoiceStatus.Viewed } owed
            && (await IssuedInvoice.Read(grains, id, Actor.Platform, cancellationToken)).View is { View.Number: not null } invoice
            && (await grains.GetGrain<IAccountGrain>(owed.Document.RecipientId).Contact(cancellationToken)).View is { } person)
        {
            var words = InvoiceWords.In(options.Value.Language)!;
            var file = new MailAttachment($"{invoice.Number}.pdf", "application/pdf", InvoicePdf.Of(invoice, words));
            var mail = InvoiceMails.Reminder(person, invoice, owed.Document.Total() - owed.Paid, words.Language);
            await sender.Send(mail with { Attachments = [file] }, intent.Id, cancellationToken);
        }

        await bill.ConfirmReminder(new ConfirmBillReminder(intent.Report("sent"), intent.Id));
    }
}
