using System.Text.Json;
using Marketplace.Identity;
using Marketplace.Invoices;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Tells customers that their money has come, and the receipt that they were told.</summary>
internal sealed class ReceiptMailHandler(IGrainFactory grains, IMailSender sender, IOptions<InvoiceOptions> options) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [PaymentReceipt.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var said = intent.Body.Deserialize<ReceiptDocument>(MarketplaceJson.Options)!;
        if ((await grains.GetGrain<IAccountGrain>(said.CustomerId).Contact(cancellationToken)).View is { } person)
        {
            await sender.Send(InvoiceMails.Receipt(person, said, options.Value.Language), intent.Id, cancellationToken);
        }

        await grains.GetGrain<IPaymentReceiptGrain>(intent.Stream.GetGuidKey()).ConfirmMail(new ConfirmReceiptMail(intent.Report("sent"), intent.Id));
    }
}
