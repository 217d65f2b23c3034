using Marketplace.Payouts;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Pays providers out from their accounts at Stripe, and reads Stripe's payouts into facts.</summary>
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

    public static async Task<PayoutFact> Send(
        StripeClients clients, PayoutView payout, string account, Providers.BankAccount? bank, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var options = new PayoutCreateOptions
        {
            Amount = payout.Amount.Amount,
            Currency = payout.Amount.Currency.ToLowerInvariant(),
            Destination = bank?.Reference,
            Metadata = StripeMetadata.OfPayout(payout.Id, intent),
        };
        try
        {
            var made = await StripeWrites.Once(
                intent,
                mayHaveActed,
                () => First(clients, account, candidate => StripeMetadata.IntentOf(candidate.Metadata) == intent, cancellationToken),
                key => new PayoutService(clients.Client)
                    .CreateAsync(options, new RequestOptions { StripeAccount = account, IdempotencyKey = key }, cancellationToken));
            return new PayoutSentByGateway(intent, made.Id, StripePayments.Utc(made.ArrivalDate));
        }
        catch (StripeException refused) when (StripeRefusals.IsFinal(refused))
        {
            return new PayoutFailedAtGateway(null, intent, refused.StripeError?.Code ?? "refused");
        }
    }

    public static async Task<PayoutFact> AskAfter(
        StripeClients clients, PayoutView payout, string account, Guid intent, CancellationToken cancellationToken)
    {
        var found = await new PayoutService(clients.Client).GetAsync(payout.Reference, null, On(account), cancellationToken);
        return FactOf(found) ?? new PayoutUnderWay(intent);
    }

    public static async Task<PayoutFact> Find(
        StripeClients clients, PayoutView payout, string account, Guid intent, CancellationToken cancellationToken)
    {
        return await First(clients, account, IsOfIt, cancellationToken) is { } found
            ? new PayoutSentByGateway(intent, found.Id, StripePayments.Utc(found.ArrivalDate))
            : new PayoutAbsentAtGateway(intent);

        bool IsOfIt(Stripe.Payout candidate) =>
            StripeMetadata.PayoutOf(candidate.Metadata) == payout.Id && FactOf(candidate) is not PayoutFailedAtGateway;
    }

    private static async Task<Stripe.Payout?> First(
        StripeClients clients, string account, Func<Stripe.Payout, bool> isMeant, CancellationToken cancellationToken) =>
        await new PayoutService(clients.Client).ListAutoPagingAsync(new PayoutListOptions(), On(account), cancellationToken)
            .FirstOrDefaultAsync(isMeant, cancellationToken);

    private static RequestOptions On(string account) => new() { StripeAccount = account };
}
