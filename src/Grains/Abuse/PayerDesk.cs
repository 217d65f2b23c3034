using Marketplace.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Abuse;

/// <summary>Where aggregates ask, in the turn in which a customer wants to begin a payment, whether they may.</summary>
internal sealed class PayerDesk(IGrainFactory grains, GatewayChoice gateways, IOptions<AbuseOptions> options)
{
    /// <param name="wish">What the customer sent. A repeat of it is the same try.</param>
    /// <param name="customer">Who would pay.</param>
    /// <param name="payment">What.</param>
    /// <param name="amount">How much; null where that is not known before.</param>
    /// <returns>Why not; null where they may, or where nobody asks for themselves: what the platform does for people rests on what they were let do.</returns>
    public async Task<Refusal?> Refusal(CommandContext wish, Guid customer, Guid payment, Money? amount)
    {
        if (amount is { } due && gateways.Fault(due) is { } fault)
        {
            // What nobody takes is no try of the customer's.
            return fault;
        }

        if (wish.By.Id != customer || wish.Fingerprint.Length == 0)
        {
            return null;
        }

        var context = wish with { Id = new CommandId(DerivedId.From(wish.Id.Value, "try-payment")), IfVersion = null };
        return (await grains.GetGrain<IPayerGrain>(customer).Try(new TryPayment(context, payment, amount, options.Value.LimitsIn(amount?.Currency)))).Refusal;
    }
}
