using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>The card that the customer let be kept when they paid the deposit, for the relay that asks for the balance.</summary>
internal static class BalanceCard
{
    /// <returns>Null where none was kept, or another gateway takes the balance: a card that one keeps is nothing to another.</returns>
    public static async Task<KeptCard?> Of(IGrainFactory grains, GatewayTerms gateway, Guid booking, CancellationToken cancellationToken)
    {
        if (!gateway.KeepsCards)
        {
            return null;
        }

        var sale = await grains.GetGrain<IPaymentGrain>(PaymentId.OfSale(booking)).Read(Actor.Platform, cancellationToken);
        return sale.View is { Kept: { } card } paid && paid.Gateway == gateway.Name ? card : null;
    }
}
