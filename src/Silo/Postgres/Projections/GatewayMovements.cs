using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Treasury;

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
            PaymentRefundFailed e => ("refund_failure", e.RefundReference, e.Amount, "refund-failed"),
            PaymentTransferred e => ("transfer", e.TransferReference, -e.Amount, "transfer"),
            PaymentShareMoved e => ("transfer", e.TransferReference, -e.Amount, "transfer"),
            PaymentTransferReversed e => ("transfer_refund", e.ReversalReference, e.Amount, "reversal"),
            _ => null,
        };
        if (moved is { } movement && !HandoverReference.Is(movement.Reference))
        {
            rows.Add(GatewayMovement.Of(fact.State.Gateway, movement.Kind, movement.Reference, null, movement.Net, movement.Purpose, fact.Stream, fact.Version, fact.At));
        }
    }
}

/// <summary>Which pages were opened at gateways that list nothing, so that each can be asked about.</summary>
internal sealed class PaymentPages : IProjection<PaymentState, PaymentEvent>
{
    public void Project(Projected<PaymentState, PaymentEvent> fact, IRowSink rows)
    {
        if (fact.Event is PaymentCheckoutOpened { LookAt: not null } opened)
        {
            rows.Add(Row.Of(ReadModel.GatewayPages, ("gateway", fact.State.Gateway), ("reference", opened.CheckoutReference))
                .Put(("payment_id", fact.Id), ("opened_at", opened.At)));
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

/// <summary>
/// The same of payouts to the platform itself. What else moved its money is not compared one by one. One that is another party's is not taken from it:
/// the row is there, so the write is refused.
/// </summary>
internal sealed class CashMovements : IProjection<CashMovementState, CashMovementEvent>
{
    public void Project(Projected<CashMovementState, CashMovementEvent> fact, IRowSink rows)
    {
        var moved = fact.State.Facts!;
        if (moved.Kind is not CashMovementKind.Payout)
        {
            return;
        }

        rows.Add(fact.Event switch
        {
            CashMovementRecorded => Row(fact, "payout", -moved.Amount, "cash-movement"),
            CashMovementReturned => Row(fact, "payout_failure", moved.Amount, "cash-movement-returned"),
            _ => GatewayMovement.Named(moved.Gateway, "payout", moved.Reference).Delete(),
        });
    }

    private static RowChange Row(Projected<CashMovementState, CashMovementEvent> fact, string kind, Money net, string purpose) =>
        GatewayMovement.Named(fact.State.Facts!.Gateway, kind, fact.State.Facts.Reference)
            .Insert(GatewayMovement.Moved(null, net, purpose, fact.Stream, fact.Version, fact.At));
}

file static class GatewayMovement
{
    public static RowChange Of(
        string gateway, string kind, string reference, Guid? holder, Money net, string purpose, GrainId stream, long version, DateTimeOffset at) =>
        Named(gateway, kind, reference).Put(Moved(holder, net, purpose, stream, version, at));

    public static Row Named(string gateway, string kind, string reference) =>
        Row.Of(ReadModel.GatewayMovements, ("gateway", gateway), ("kind", kind), ("reference", reference));

    // The holder is the provider whose account it moved; null for the platform's.
    public static ReadOnlySpan<(string Column, object? Value)> Moved(
        Guid? holder, Money net, string purpose, GrainId stream, long version, DateTimeOffset at) =>
        new (string, object?)[]
        {
            ("holder_id", holder),
            ("net", net.Amount),
            ("currency", net.Currency),
            ("at", at),
            ("stream", stream.ToString()),
            ("version", version),
            ("purpose", purpose),
        };
}
