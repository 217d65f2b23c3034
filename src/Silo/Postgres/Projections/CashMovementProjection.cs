using Marketplace.Treasury;

namespace Marketplace.Postgres;

/// <summary>The platform's own money, in the operators' list.</summary>
internal sealed class CashMovementProjection : IProjection<CashMovementState, CashMovementEvent>
{
    public void Project(Projected<CashMovementState, CashMovementEvent> fact, IRowSink rows)
    {
        var (movement, moved) = (fact.State, fact.State.Facts!);
        rows.Add(Row.Of(ReadModel.CashMovements, ("id", fact.Id)).Put(
            once:
            [
                ("gateway", moved.Gateway),
                ("kind", Wire.Name(moved.Kind)),
                ("reference", moved.Reference),
            ],
            values:
            [
                ("amount", moved.Amount.Amount),
                ("currency", moved.Amount.Currency),
                ("status", Wire.Name(movement.Status)),
                ("note", movement.Note),
                ("recorded_at", movement.RecordedAt),
                ("recorded_by", movement.RecordedBy),
                ("ended_at", movement.EndedAt),
                ("ended_by", movement.EndedBy),
                ("reason", movement.Reason),
                ("version", fact.Version),
            ]));
    }
}
