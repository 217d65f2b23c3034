using Marketplace.Payouts;

namespace Marketplace.Gateways;

/// <summary>Reads Stripe's payouts into facts.</summary>
internal static class StripePayouts
{
    /// <summary>Null while it is under way.</summary>
    public static PayoutFact? FactOf(Stripe.Payout payout) =>
        payout.Status switch
        {
            "paid" => new PayoutPaidByGateway(payout.Id),
            "failed" or "canceled" => new PayoutFailedAtGateway(payout.Id, null, payout.FailureCode ?? payout.Status),
            _ => null,
        };
}
