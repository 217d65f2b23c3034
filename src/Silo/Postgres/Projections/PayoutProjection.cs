using Marketplace.Payouts;

namespace Marketplace.Postgres;

internal sealed class PayoutProjection : IProjection<PayoutState, PayoutEvent>
{
    public void Project(Projected<PayoutState, PayoutEvent> fact, IRowSink rows)
    {
        var payout = Row.Of(ReadModel.Payouts, ("id", fact.Id));
        if (fact.Event is PayoutScheduled scheduled)
        {
            Insert(payout, fact, scheduled, rows);
            return;
        }

        rows.Add(payout.Update(
            ("status", Wire.Name(fact.State.Status)),
            ("reference", fact.State.Reference),
            ("arrival_date", fact.State.ArrivalDate),
            ("failure_code", fact.State.FailureCode),
            ("failing_since", fact.State.FailingSince),
            ("changed_at", fact.At),
            ("version", fact.Version)));
        if (fact.Event is PayoutGivenBack)
        {
            rows.Add(Row.Of(ReadModel.PayoutItems, ("payout_id", fact.Id)).Update(("stands", false)));
        }
    }

    private static void Insert(Row payout, Projected<PayoutState, PayoutEvent> fact, PayoutScheduled scheduled, IRowSink rows)
    {
        rows.Add(payout.Insert(
            ("provider_id", scheduled.ProviderId),
            ("status", Wire.Name(fact.State.Status)),
            ("amount", scheduled.Amount.Amount),
            ("currency", scheduled.Amount.Currency),
            ("period_from", scheduled.Period.From),
            ("period_to", scheduled.Period.To),
            ("scheduled_at", fact.At),
            ("changed_at", fact.At),
            ("version", fact.Version),
            ("by_hand", scheduled.IsByHand)));
        foreach (var item in scheduled.Items)
        {
            rows.Add(Row.Of(ReadModel.PayoutItems, ("payout_id", fact.Id), ("entry_id", item.Entry)).Insert(
                ("kind", Wire.Name(item.Kind)),
                ("payment_id", item.Payment),
                ("booking_id", item.BookingId == Guid.Empty ? null : item.BookingId),
                ("amount", item.Amount.Amount),
                ("currency", item.Amount.Currency)));
        }
    }
}
