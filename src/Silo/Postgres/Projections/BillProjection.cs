using Marketplace.Invoices;

namespace Marketplace.Postgres;

/// <summary>Invoices by hand in lists, from when they are drafted.</summary>
internal sealed class BillProjection : IProjection<BillState, BillEvent>
{
    public void Project(Projected<BillState, BillEvent> fact, IRowSink rows)
    {
        var (row, bill) = (Row.Of(ReadModel.Bills, ("id", fact.Id)), fact.State);
        if (fact.Event is BillDiscarded)
        {
            rows.Add(row.Delete());
            return;
        }

        var said = bill.Document!;
        rows.Add(row.Put(
            once:
            [
                ("issuer_id", bill.ProviderId),
                ("recipient_id", said.RecipientId),
                ("booking_id", InvoiceProjection.Known(said.BookingId)),
            ],
            values:
            [
                ("number", bill.Number),
                ("title", said.Title),
                ("status", Wire.Name(bill.Status)),
                ("total", said.Total().Amount),
                ("paid", bill.Paid),
                ("credited", BillEvolution.Credited(bill).Amount),
                ("currency", said.Net.Currency),
                ("due_at", said.DueAt),
                ("issued_at", bill.IssuedAt),
                ("listed_at", bill.IssuedAt ?? bill.DraftedAt),
                ("version", fact.Version),
            ]));
    }
}
