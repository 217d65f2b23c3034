using Marketplace.Invoices;

namespace Marketplace.Postgres;

/// <summary>Invoices in lists, from when they have their number.</summary>
internal sealed class InvoiceProjection : IProjection<InvoiceState, InvoiceEvent>
{
    public void Project(Projected<InvoiceState, InvoiceEvent> fact, IRowSink rows)
    {
        if (fact.State is not { Number: { } number, Document: { } said } invoice)
        {
            return;
        }

        rows.Add(Row.Of(ReadModel.Invoices, ("id", fact.Id)).Put(
            once:
            [
                ("issuer_id", said.IssuerId),
                ("recipient_id", said.RecipientId),
                ("issuer_country", said.Issuer.Country),
                ("recipient_country", said.Recipient.Country),
                ("number", number),
                ("kind", Wire.Name(said.Kind)),
                ("corrects", said.Corrects),
                ("booking_id", Known(said.BookingId)),
                ("payment_id", Known(said.PaymentId)),
                ("title", said.Title),
                ("net", said.Net.Amount),
                ("tax", said.Tax.Amount),
                ("currency", said.Net.Currency),
                ("issued_at", invoice.IssuedAt),
            ],
            values:
            [
                ("status", Wire.Name(invoice.Status)),
                ("credited", invoice.Credited),
                ("version", fact.Version),
            ]));
    }

    /// <summary>What an invoice by hand is not for.</summary>
    public static Guid? Known(Guid id) => id == Guid.Empty ? null : id;
}
