using Marketplace.Disputes;
using Marketplace.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Gateways;

/// <summary>Tells disputes what gateways show of them, whoever asked.</summary>
internal sealed class DisputeReports(IGrainFactory grains, IOptions<DisputeOptions> options)
{
    /// <summary>Of a payment of ours. The terms are those of the moment in which it is heard of first.</summary>
    /// <param name="paymentId">Which payment.</param>
    /// <param name="seen">As it was read.</param>
    /// <param name="context">By the platform.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task Tell(Guid paymentId, SeenDispute seen, CommandContext context, CancellationToken cancellationToken)
    {
        var payment = (await grains.GetGrain<IPaymentGrain>(paymentId).Read(Actor.Platform, cancellationToken)).View
            ?? throw new GatewayUndecidedException($"The payment {paymentId} is disputed and unknown.");
        var about = new DisputeCase(
            payment.Id,
            payment.BookingId,
            payment.Purpose,
            payment.CustomerId,
            payment.ProviderId,
            payment.Title,
            payment.Gateway,
            seen.Reference,
            options.Value.Terms);
        await grains.GetGrain<IDisputeGrain>(DisputeId.Of(payment.Id, seen.Reference)).Record(new RecordDispute(context, about, seen.Dispute));
    }
}
