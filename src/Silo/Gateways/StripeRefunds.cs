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
            Metadata = StripeMetadata.OfPayment(payment.Id, refund.IntentId),
        };
        Refund made;
        try
        {
            made = await StripeWrites.Once(
                refund.IntentId, mayHaveActed, Find, key => service.CreateAsync(options, new RequestOptions { IdempotencyKey = key }, cancellationToken));
        }
        catch (StripeException refused) when (StripeRefusals.IsFinal(refused) && payment.PaymentReference is { } reference)
        {
            return await disputes.Of(reference, cancellationToken) is { IsEmpty: false }
                ? new RefundHeld(refund.IntentId, refused.StripeError.Message ?? "The customer disputes the payment.")
                : throw new GatewayUndecidedException($"The gateway refuses the refund {refund.IntentId}: {refused.Message}");
        }

        return made.Status is "succeeded" or "pending"
            ? new MoneyRefunded(refund.IntentId, made.Id)
            : throw new GatewayUndecidedException($"The refund {made.Id} is {made.Status}.");

        async Task<Refund?> Find() =>
            await service.ListAutoPagingAsync(new RefundListOptions { PaymentIntent = payment.PaymentReference }, null, cancellationToken)
                .FirstOrDefaultAsync(candidate => StripeMetadata.IntentOf(candidate.Metadata) == refund.IntentId, cancellationToken);
    }
}
