using Marketplace.Payments;

namespace Marketplace.Invoices;

/// <summary>Who pays gets a receipt, for each charge one. What costs nothing, and what a package pays for, is no payment of theirs.</summary>
internal sealed class PaymentReceipts(IGrainFactory grains) : IRelay<PaymentEvent>
{
    public bool Hears(PaymentEvent happened) => happened is PaymentCaptured { Amount.IsPositive: true };

    public async Task Tell(Notice<PaymentEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not PaymentCaptured { Amount.IsPositive: true } captured)
        {
            return;
        }

        var payment = notice.Known(await grains.GetGrain<IPaymentGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var document = new ReceiptDocument(payment.Id, payment.CustomerId, payment.Title, captured.Amount, captured.At, payment.TimeZone);
        await grains.GetGrain<IPaymentReceiptGrain>(InvoiceIds.OfReceipt(payment.Id, captured.ChargeReference))
            .Write(new WritePaymentReceipt(notice.Cause("receipt"), document));
    }
}
