using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Providers;

namespace Marketplace.Gateways;

/// <summary>Carries out what payments want of their gateway, and tells them what it did.</summary>
internal sealed class PaymentIntentHandler(IGrainFactory grains, IEnumerable<IPaymentGateway> gateways) : IIntentHandler
{
    public ImmutableArray<string> Kinds =>
    [
        PaymentIntents.Checkout, PaymentIntents.Capture, PaymentIntents.Look, PaymentIntents.Void, PaymentIntents.Refund, PaymentIntents.Transfer,
        PaymentIntents.Reverse,
    ];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IPaymentGrain>(intent.Stream.GetGuidKey());
        var payment = (await grain.ReadFor(intent.Id, cancellationToken)).View
            ?? throw new GatewayUndecidedException($"{intent.Stream} does not know of its {intent.Kind} {intent.Id}.");
        var gateway = gateways.Single(candidate => candidate.Name == payment.Gateway);
        var fact = await Ask(gateway, payment, intent, cancellationToken);
        await grain.Record(new RecordGatewayFact(intent.Report($"{fact.GetType().Name}#{payment.Version}"), fact));
    }

    private async Task<GatewayFact> Ask(
        IPaymentGateway gateway, PaymentView payment, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var mayHaveActed = intent.IsRepeat;
        return intent.Kind switch
        {
            PaymentIntents.Checkout => await gateway.OpenCheckout(payment, intent.Id, mayHaveActed, cancellationToken),
            PaymentIntents.Capture => await gateway.Capture(payment, intent.Id, cancellationToken),
            PaymentIntents.Look => await gateway.Look(payment.PaymentReference!, cancellationToken)
                ?? throw new GatewayUndecidedException($"{payment.PaymentReference} is neither under way nor decided."),
            PaymentIntents.Void => await gateway.Void(payment, intent.Id, cancellationToken),
            PaymentIntents.Refund => await gateway.Refund(
                payment, payment.Refunds.Single(refund => refund.IntentId == intent.Id), mayHaveActed, cancellationToken),
            PaymentIntents.Reverse => await Reverse(gateway, payment, intent, mayHaveActed, cancellationToken),
            PaymentIntents.Transfer => await Transfer(gateway, payment, intent, mayHaveActed, cancellationToken),
            _ => throw new InvalidOperationException($"Nobody knows how to carry out {intent.Kind}."),
        };
    }

    /// <summary>
    /// What lies on the provider's account at the gateway may be what a payout is yet to be sent with, for the first time or again: it is left to
    /// it. Once the gateway may have acted there is nothing to choose any more.
    /// </summary>
    private async Task<GatewayFact> Reverse(
        IPaymentGateway gateway, PaymentView payment, ClaimedIntent intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var reversal = payment.Reversals!.Value.Single(reversal => reversal.IntentId == intent.Id);
        if (!mayHaveActed && await IsPayingOut(gateway, payment, reversal.Amount.Currency, intent.Id, cancellationToken))
        {
            return new ReversalHeld(intent.Id, "A payout is yet to be sent with what lies on the provider's account at the gateway.");
        }

        return await gateway.Reverse(payment, reversal, mayHaveActed, cancellationToken);
    }

    private async Task<bool> IsPayingOut(
        IPaymentGateway gateway, PaymentView payment, string currency, Guid intent, CancellationToken cancellationToken)
    {
        var account = await grains.GetGrain<IProviderAccountGrain>(payment.ProviderId).Read(cancellationToken);
        var provider = await grains.GetGrain<IProviderGrain>(payment.ProviderId).Read(Actor.Platform, cancellationToken);
        foreach (var id in account.LatestPayouts)
        {
            var payout = (await grains.GetGrain<IPayoutGrain>(id).Read(Actor.Platform, cancellationToken)).View;
            if (payout is null || (payout.Amount.Currency == currency && await IsToBeSent(payout)))
            {
                return true;
            }
        }

        return false;

        // A bank sends back what was paid, too, and the gateway knows of it before we do.
        async Task<bool> IsToBeSent(PayoutView payout) => payout.Status switch
        {
            PayoutStatus.Scheduled or PayoutStatus.Failed => true,
            PayoutStatus.InTransit or PayoutStatus.Paid when provider.View?.Gateway.AccountId is { } destination =>
                await gateway.AskAfterPayout(payout, destination, intent, cancellationToken) is PayoutFailedAtGateway,
            _ => false,
        };
    }

    private async Task<GatewayFact> Transfer(
        IPaymentGateway gateway, PaymentView payment, ClaimedIntent intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var provider = await grains.GetGrain<IProviderGrain>(payment.ProviderId).Read(Actor.Platform, cancellationToken);
        return provider.View?.Gateway.AccountId is { } destination
            ? await gateway.Transfer(payment, destination, intent.Id, mayHaveActed, cancellationToken)
            : new TransferHeld(intent.Id, "The provider has no account at the gateway yet.");
    }
}
