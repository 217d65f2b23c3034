using Marketplace.Payouts;

namespace Marketplace.Postgres;

internal sealed class PayoutProjection : IProjection<PayoutState, PayoutEvent>
{
    public void Project(Projected<PayoutState, PayoutEvent> fact, IRowSink rows)
    {
        var key = fact.Id.ToString();
        if (fact.Event is PayoutScheduled scheduled)
        {
            Insert(fact, scheduled, rows, key);
            return;
        }

        rows.Add(
            ReadModel.Payouts,
            key,
            """
            update payouts set status = $2, reference = $3, arrival_date = $4, failure_code = $5, changed_at = $6, version = $7
            where id = $1
            """,
            fact.Id,
            Wire.Name(fact.State.Status),
            fact.State.Reference,
            fact.State.ArrivalDate,
            fact.State.FailureCode,
            fact.At,
            fact.Version);
    }

    private static void Insert(Projected<PayoutState, PayoutEvent> fact, PayoutScheduled scheduled, IRowSink rows, string key)
    {
        rows.Add(
            ReadModel.Payouts,
            key,
            """
            insert into payouts (id, provider_id, status, amount, currency, period_from, period_to, scheduled_at, changed_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)
            """,
            fact.Id,
            scheduled.ProviderId,
            Wire.Name(fact.State.Status),
            scheduled.Amount.Amount,
            scheduled.Amount.Currency,
            scheduled.Period.From,
            scheduled.Period.To,
            fact.At,
            fact.Version);
        foreach (var item in scheduled.Items)
        {
            rows.Add(
                ReadModel.PayoutItems,
                $"{key}/{item.BookingId}",
                "insert into payout_items (payout_id, booking_id, amount, currency) values ($1, $2, $3, $4)",
                fact.Id,
                item.BookingId,
                item.Amount.Amount,
                item.Amount.Currency);
        }
    }
}
