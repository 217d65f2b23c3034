using Marketplace.Payments;

namespace Marketplace.Postgres;

internal sealed class PaymentProjection : IProjection<PaymentState, PaymentEvent>
{
    public void Project(Projected<PaymentState, PaymentEvent> fact, IRowSink rows)
    {
        var payment = fact.State;
        rows.Add(
            ReadModel.Payments,
            fact.Id.ToString(),
            """
            insert into payments (
              id, booking_id, customer_id, provider_id, status, gateway, amount, captured, refunded, fee, provider_share, currency,
              checkout_reference, payment_reference, transfer_reference, started_at, changed_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17)
            on conflict (id) do update set
              status = excluded.status, captured = excluded.captured, refunded = excluded.refunded, fee = excluded.fee,
              provider_share = excluded.provider_share, checkout_reference = excluded.checkout_reference,
              payment_reference = excluded.payment_reference, transfer_reference = excluded.transfer_reference,
              changed_at = excluded.changed_at, version = excluded.version
            """,
            fact.Id,
            payment.BookingId,
            payment.CustomerId,
            payment.ProviderId,
            Wire.Name(payment.Status),
            payment.Gateway,
            payment.Amount.Amount,
            payment.Captured,
            payment.RefundsDone,
            payment.Fee,
            payment.ProviderShare,
            payment.Amount.Currency,
            payment.CheckoutReference,
            payment.PaymentReference,
            payment.TransferReference,
            fact.At,
            fact.Version);
    }
}
