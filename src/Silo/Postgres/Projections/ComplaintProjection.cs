using Marketplace.Complaints;

namespace Marketplace.Postgres;

/// <summary>Complaints in lists.</summary>
internal sealed class ComplaintProjection : IProjection<ComplaintState, ComplaintEvent>
{
    public void Project(Projected<ComplaintState, ComplaintEvent> fact, IRowSink rows)
    {
        var (complaint, said) = (fact.State, fact.State.Case!);
        rows.Add(Row.Of(ReadModel.Complaints, ("id", fact.Id)).Put(
            once:
            [
                ("booking_id", said.BookingId),
                ("customer_id", said.CustomerId),
                ("provider_id", said.ProviderId),
                ("title", said.Title),
                ("reason", Wire.Name(said.Reason)),
                ("stake", said.Stake.Amount),
                ("currency", said.Stake.Currency),
                ("opened_at", complaint.OpenedAt),
            ],
            values:
            [
                ("status", Wire.Name(complaint.Status)),
                ("award", complaint.Award?.Amount),
                ("escalated_at", complaint.EscalatedAt),
                ("ended_at", complaint.EndedAt),
                ("version", fact.Version),
            ]));
    }
}
