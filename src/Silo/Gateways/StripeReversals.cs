using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Takes parts of transfers back from providers' accounts at Stripe.</summary>
internal static class StripeReversals
{
    /// <summary>As many as a page of Stripe's has, and more than there may be of one payment.</summary>
    private const int MostOfTransfer = 100;

    /// <summary>Where a charge has made a transfer of its own, and what lacked came later, it may have to come out of both.</summary>
    public static async Task<GatewayFact> Reverse(
        StripeClients clients, PaymentView payment, ReversalView reversal, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var ofTransfer = reversal.Amount.Amount - reversal.FromCharge;
        try
        {
            var sent = ofTransfer > 0 ? await Take(payment.TransferReference!, ofTransfer, reversal.IntentId) : null;
            var charged = reversal.FromCharge > 0 ? await Take(payment.Moved!.TransferReference, reversal.FromCharge, OfCharge(reversal.IntentId)) : null;
            return sent is null ? new TransferReversed(reversal.IntentId, charged!.Id) : new TransferReversed(reversal.IntentId, sent.Id, charged?.Id);
        }
        catch (StripeException refused) when (StripeRefusals.IsFinal(refused))
        {
            // It has not enough, or is closed. The customer does not wait for either.
            return new ReversalHeld(reversal.IntentId, refused.StripeError.Message ?? "The provider's account at the gateway gives nothing back.");
        }

        Task<TransferReversal> Take(string transfer, long amount, Guid intent)
        {
            var service = new TransferReversalService(clients.Client);
            var options = new TransferReversalCreateOptions { Amount = amount, Metadata = StripeMetadata.OfPayment(payment.Id, intent) };
            return StripeWrites.Once(
                intent,
                mayHaveActed,
                async () => (await service.ListAsync(transfer, new TransferReversalListOptions { Limit = MostOfTransfer }, null, cancellationToken))
                    .FirstOrDefault(candidate => StripeMetadata.IntentOf(candidate.Metadata) == intent),
                key => service.CreateAsync(transfer, options, new RequestOptions { IdempotencyKey = key }, cancellationToken));
        }
    }

    /// <summary>Each transfer counts for itself.</summary>
    private static Guid OfCharge(Guid intent) => DerivedId.From(intent, "of-charge");
}
