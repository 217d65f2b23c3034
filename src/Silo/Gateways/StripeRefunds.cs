using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Gives money back to customers at Stripe.</summary>
internal static class StripeRefunds
{
    public static async Task<GatewayFact> Refund(
        StripeClients clients, StripeDisputes disputes, PaymentView payment, RefundView refund, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var service = new RefundService(clients.Client);
        var options = new RefundCreateOptions
        {
            PaymentIntent = payment.PaymentReference,
            Amount = refund.Amount.Amount,
            Reason = "requested_by_customer",
            Metadata = StripeMetadata.OfPayment(payment.Id, refund.AskedAs()),
        };
        var intent = refund.AskedAs();
        Refund made;
        try
        {
            made = await StripeWrites.Once(
                intent, mayHaveActed, Find, key => service.CreateAsync(options, new RequestOptions { IdempotencyKey = key }, cancellationToken));
        }
        catch (StripeException refused) when (StripeRefusals.IsFinal(refused) && payment.PaymentReference is { } reference)
        {
            return await disputes.Of(reference, cancellationToken) is { IsEmpty: false }
                ? new RefundHeld(intent, refused.StripeError.Message ?? "The customer disputes the payment.")
                : refund.FailedReference is not null ? new RefundRefused(intent, refused.Message)
                : throw new GatewayUndecidedException($"The gateway refuses the refund {intent}: {refused.Message}");
        }

        return FactOf(made, intent) ?? throw new GatewayUndecidedException($"The refund {made.Id} is {made.Status}.");

        async Task<Refund?> Find() =>
            await service.ListAutoPagingAsync(new RefundListOptions { PaymentIntent = payment.PaymentReference }, null, cancellationToken)
                .FirstOrDefaultAsync(candidate => StripeMetadata.IntentOf(candidate.Metadata) == intent, cancellationToken);
    }

    /// <summary>
    /// What is pending has left the balance and is on its way. It may fail for weeks after it was sent, as what succeeded may; the money is on the balance
    /// again then.
    /// </summary>
    /// <returns>Null while it is not known whether it will be sent.</returns>
    public static GatewayFact? FactOf(Refund refund, Guid intent) => refund.Status switch
    {
        "succeeded" or "pending" => new MoneyRefunded(intent, refund.Id),
        "failed" or "canceled" => new RefundFailed(intent, refund.Id, refund.FailureReason ?? refund.Status),
        _ => null,
    };
}
