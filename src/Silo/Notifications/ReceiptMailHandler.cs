using System.Text.Json;
using Marketplace.Invoices;

namespace Marketplace.Notifications;

/// <summary>Has customers told that their money has come, and tells the receipt that they will be.</summary>
internal sealed class ReceiptMailHandler(IGrainFactory grains, Notifier notifier) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [PaymentReceipt.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var said = intent.Body.Deserialize<ReceiptDocument>(MarketplaceJson.Options)!;
        var facts = new NotificationFacts { PaymentId = said.PaymentId, Title = said.Title, Amount = said.Amount, At = said.PaidAt, TimeZone = said.TimeZone };
        await notifier.Tell(
            intent.Report("notify"), new NotificationCase(said.CustomerId, NotificationTopic.PaymentReceived, facts, $"{intent.Stream}"));
        await grains.GetGrain<IPaymentReceiptGrain>(intent.Stream.GetGuidKey()).ConfirmMail(new ConfirmReceiptMail(intent.Report("sent"), intent.Id));
    }
}
