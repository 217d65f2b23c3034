using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Postgres;

/// <summary>Payments and refunds that wait for somebody to say that they were handed over.</summary>
internal sealed class PaymentHandovers : IProjection<PaymentState, PaymentEvent>
{
    public void Project(Projected<PaymentState, PaymentEvent> fact, IRowSink rows)
    {
        switch (fact.Event)
        {
            case PaymentUnderWay e when HandoverReference.Is(e.PaymentReference):
                rows.Add(Of(fact, fact.Id, "payment", null, fact.State.Amount));
                break;

            // Nobody waits any more: it came, nobody wants it, or the customer pays elsewhere.
            case PaymentConfirmed:
            case PaymentVoided when fact.State.Can.IsByHand:
            case PaymentRetried { Terms.IsByHand: false }:
                rows.Add(Row.Of(ReadModel.Handovers, ("id", fact.Id)).Delete());
                break;

            case RefundWanted e:
                Refund(fact, e.IntentId, rows);
                break;
            case PaymentReturnWanted e:
                Refund(fact, e.RefundIntent, rows);
                break;
            case PaymentRefundRefused e:
                Refund(fact, e.IntentId, rows);
                break;
            case PaymentRefundFailed e:
                Refund(fact, e.IntentId, rows);
                break;
            case PaymentRefundRetried e:
                rows.Add(Row.Of(ReadModel.Handovers, ("id", e.IntentId)).Delete());
                break;

            // What a bank keeps stands for it, or for a part of it.
            case PaymentChargebackSettled e:
                foreach (var settled in e.Refunds)
                {
                    Settled(fact, settled.IntentId, rows);
                }

                break;

            // The gateway said no to one attempt, and an earlier one of which nobody had heard did it.
            case PaymentRefunded e when fact.State.Refunds.Any(refund => refund.IntentId == e.IntentId && refund.ByHand):
                rows.Add(Row.Of(ReadModel.Handovers, ("id", e.IntentId)).Delete());
                break;
            case PaymentRefundConfirmed e:
                rows.Add(Row.Of(ReadModel.Handovers, ("id", e.RefundId)).Delete());
                break;
        }
    }

    private static void Refund(Projected<PaymentState, PaymentEvent> fact, Guid id, IRowSink rows)
    {
        foreach (var refund in fact.State.Refunds)
        {
            if (refund.IntentId == id && Handovers.IsRefund(fact.State, refund))
            {
                rows.Add(Of(fact, id, "refund", Handovers.CollectorOf(fact.State), refund.Amount, refund));
            }
        }
    }

    private static void Settled(Projected<PaymentState, PaymentEvent> fact, Guid id, IRowSink rows)
    {
        if (fact.State.Refunds.Any(refund => refund.IntentId == id))
        {
            Refund(fact, id, rows);
        }
        else
        {
            rows.Add(Row.Of(ReadModel.Handovers, ("id", id)).Delete());
        }
    }

    private static RowChange Of(Projected<PaymentState, PaymentEvent> fact, Guid id, string kind, MoneyCollector? collector, Money amount, RefundView? refund = null) =>
        Row.Of(ReadModel.Handovers, ("id", id)).Put(
            once:
            [
                ("kind", kind),
                ("payment_id", fact.Id),
                ("booking_id", fact.State.Purpose is PaymentPurpose.Package ? null : fact.State.BookingId),
                ("provider_id", fact.State.ProviderId),
                ("collector", collector is { } who ? Wire.Name(who) : null),
                ("currency", amount.Currency),
                ("since", fact.At),
            ],
            values:
            [
                ("amount", amount.Amount),
                ("failure", refund?.Failure),
                ("retryable", refund is { FailedReference: not null }),
            ]);
}

/// <summary>Payouts that wait for an operator.</summary>
internal sealed class PayoutHandovers : IProjection<PayoutState, PayoutEvent>
{
    public void Project(Projected<PayoutState, PayoutEvent> fact, IRowSink rows)
    {
        var row = Row.Of(ReadModel.Handovers, ("id", fact.Id));
        switch (fact.Event)
        {
            case PayoutScheduled { IsByHand: true } e:
                rows.Add(row.Put(
                    ("kind", "payout"),
                    ("payment_id", null),
                    ("booking_id", null),
                    ("provider_id", e.ProviderId),
                    ("collector", Wire.Name(MoneyCollector.Platform)),
                    ("amount", e.Amount.Amount),
                    ("currency", e.Amount.Currency),
                    ("since", fact.At),
                    ("failure", null),
                    ("retryable", false)));
                break;
            case PayoutConfirmed:
                rows.Add(row.Delete());
                break;
        }
    }
}
