using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Takes parts of transfers back from providers' accounts at Stripe.</summary>
internal static class StripeReversals
{
    /// <summary>As many as a page of Stripe's has, and more than there may be of one payment.</summary>
    private const int MostOfTransfer = 100;

    public static async Task<GatewayFact> Reverse(
        StripeClients clients, PaymentView payment, ReversalView reversal, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var service = new TransferReversalService(clients.Client);
        var options = new TransferReversalCreateOptions
        {
            Amount = reversal.Amount.Amount,
            Metadata = StripeMetadata.OfPayment(payment.Id, reversal.IntentId),
        };
        try
        {
            var made = await StripeWrites.Once(
                reversal.IntentId,
                mayHaveActed,
                Find,
                key => service.CreateAsync(payment.TransferReference, options, new RequestOptions { IdempotencyKey = key }, cancellationToken));
            return new TransferReversed(reversal.IntentId, made.Id);
        }
        catch (StripeException refused) when (StripeRefusals.IsFinal(refused))
        {
            // It has not enough, or is closed. The customer does not wait for either.
            return new ReversalHeld(reversal.IntentId, refused.StripeError.Message ?? "The provider's account at the gateway gives nothing back.");
        }

        async Task<TransferReversal?> Find() =>
            (await service.ListAsync(payment.TransferReference, new TransferReversalListOptions { Limit = MostOfTransfer }, null, cancellationToken))
                .FirstOrDefault(candidate => StripeMetadata.IntentOf(candidate.Metadata) == reversal.IntentId);
    }
}
