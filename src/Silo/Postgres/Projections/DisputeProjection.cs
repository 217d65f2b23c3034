using Marketplace.Disputes;

namespace Marketplace.Postgres;

/// <summary>Disputes in lists.</summary>
internal sealed class DisputeProjection : IProjection<DisputeState, DisputeEvent>
{
    public void Project(Projected<DisputeState, DisputeEvent> fact, IRowSink rows)
    {
        var (dispute, said, seen) = (fact.State, fact.State.Case!, fact.State.Seen!);
        rows.Add(Row.Of(ReadModel.Disputes, ("id", fact.Id)).Put(
            once:
            [
                ("payment_id", said.PaymentId),
                ("booking_id", said.BookingId),
                ("purpose", Wire.Name(said.Purpose)),
                ("customer_id", said.CustomerId),
                ("provider_id", said.ProviderId),
                ("title", said.Title),
                ("reference", said.Reference),
                ("currency", seen.Amount.Currency),
                ("opened_at", dispute.OpenedAt),
            ],
            values:
            [
                ("reason", seen.Reason),
                ("status", Wire.Name(seen.Status)),
                ("amount", seen.Amount.Amount),
                ("due_by", seen.DueBy),
                ("waits_since", dispute.IsOpen ? dispute.OpenedAt : null),
                ("ended_at", dispute.EndedAt),
                ("version", fact.Version),
            ]));
    }
}
