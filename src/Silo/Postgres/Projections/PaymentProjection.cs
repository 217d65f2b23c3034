using Marketplace.Payments;

namespace Marketplace.Postgres;

internal sealed class PaymentProjection : IProjection<PaymentState, PaymentEvent>
{
    public void Project(Projected<PaymentState, PaymentEvent> fact, IRowSink rows)
    {
        var payment = fact.State;
        rows.Add(Row.Of(ReadModel.Payments, ("id", fact.Id)).Put(
            once:
            [
                ("booking_id", payment.BookingId),
                ("customer_id", payment.CustomerId),
                ("provider_id", payment.ProviderId),
                ("amount", payment.Amount.Amount),
                ("currency", payment.Amount.Currency),
                ("started_at", fact.At),
                ("purpose", Wire.Name(payment.Purpose)),
            ],
            values:
            [
                ("status", Wire.Name(payment.Status)),
                ("gateway", payment.Gateway),

                // Of the gateway: what a package pays for was captured when the package was bought, and goes back as a refund of that.
                ("captured", payment.Credit is null ? payment.Captured : 0),
                ("refunded", payment.Credit is null ? payment.RefundsDone : 0),
                ("fee", payment.Fee),

                // Less the fees of disputes and of refunds, and penalties, which may be more than there is.
                ("provider_share", payment.ProviderShare - (payment.Chargebacks?.Fees ?? 0) - payment.FeeCharged - payment.Penalty),
                ("collected", payment is { IsKept: true, TransferReference: not null } ? payment.Earned : 0),
                ("card", payment.Card),
                ("checkout_reference", payment.CheckoutReference),
                ("payment_reference", payment.PaymentReference),
                ("transfer_reference", payment.TransferReference),
                ("changed_at", fact.At),
                ("version", fact.Version),
            ]));
    }
}
