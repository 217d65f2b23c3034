using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Postgres;

/// <summary>What payments say that a gateway moved, one row for each object of it, for reconciliation.</summary>
internal sealed class PaymentMovements : IProjection<PaymentState, PaymentEvent>
{
    public void Project(Projected<PaymentState, PaymentEvent> fact, IRowSink rows)
    {
        (string Kind, string Reference, Money Net, string Purpose)? moved = fact.Event switch
        {
            PaymentCaptured e => ("charge", e.ChargeReference, e.Amount - e.Fee, "capture"),
            PaymentRefunded e => ("refund", e.RefundReference, -e.Amount, "refund"),
            PaymentTransferred e => ("transfer", e.TransferReference, -e.Amount, "transfer"),
            PaymentTransferReversed e => ("transfer_refund", e.ReversalReference, e.Amount, "reversal"),
            _ => null,
        };
        if (moved is { } movement && !HandoverReference.Is(movement.Reference))
        {
            rows.Add(GatewayMovement.Of(fact.State.Gateway, movement.Kind, movement.Reference, null, movement.Net, movement.Purpose, fact.Stream, fact.Version, fact.At));
        }
    }
}

/// <summary>The same of payouts, which move the balance of a provider.</summary>
internal sealed class PayoutMovements : IProjection<PayoutState, PayoutEvent>
{
    public void Project(Projected<PayoutState, PayoutEvent> fact, IRowSink rows)
    {
        (string Kind, string Reference, Money Net, string Purpose)? moved = fact.Event switch
        {
            PayoutSent e when !fact.State.IsByHand => ("payout", e.Reference, -fact.State.Amount, "payout"),
            PayoutFailed { MoneyReturned: true } => ("payout_failure", fact.State.Reference!, fact.State.Amount, "payout-returned"),
            _ => null,
        };
        if (moved is { } movement)
        {
            rows.Add(GatewayMovement.Of(
                GatewayNames.Stripe, movement.Kind, movement.Reference, fact.State.ProviderId, movement.Net, movement.Purpose, fact.Stream, fact.Version, fact.At));
        }
    }
}

file static class GatewayMovement
{
    // The holder is the provider whose account it moved; null for the platform's.
    public static RowChange Of(
        string gateway, string kind, string reference, Guid? holder, Money net, string purpose, GrainId stream, long version, DateTimeOffset at) =>
        Row.Of(ReadModel.GatewayMovements, ("gateway", gateway), ("kind", kind), ("reference", reference)).Put(
            ("holder_id", holder),
            ("net", net.Amount),
            ("currency", net.Currency),
            ("at", at),
            ("stream", stream.ToString()),
            ("version", version),
            ("purpose", purpose));
}
