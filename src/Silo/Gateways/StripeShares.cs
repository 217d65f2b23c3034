using Stripe;

namespace Marketplace.Gateways;

/// <summary>Destination charges: what takes a provider's share to their account at Stripe together with the charge.</summary>
internal static class StripeShares
{
    /// <summary>What Stripe says of an account that has not finished onboarding, or that it has restricted.</summary>
    public const string TakesNoTransfers = "insufficient_capabilities_for_transfer";

    /// <summary>Asks for it with the share, and without where the account takes no transfers: nobody is kept from paying by that.</summary>
    /// <remarks>Under one intent: the refusal has spent the key, and whatever was made with it is found first.</remarks>
    public static async Task<T> Ask<T>(ShareOrder? share, Func<ShareOrder?, Task<T>> ask)
    {
        try
        {
            return await ask(share);
        }
        catch (StripeException refused) when (share is not null && refused.StripeError?.Code is TakesNoTransfers)
        {
            return await ask(null);
        }
    }
}
