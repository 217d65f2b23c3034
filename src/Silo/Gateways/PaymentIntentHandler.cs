using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Providers;
using Marketplace.Reconciliation;

namespace Marketplace.Gateways;

/// <summary>Carries out what payments want of their gateway, and tells them what it did.</summary>
internal sealed class PaymentIntentHandler(IGrainFactory grains, IEnumerable<IPaymentGateway> gateways, DisputeReports disputes) : IIntentHandler
{
    /// <summary>What a provider's account says whose balance is below zero.</summary>
    private const string ReversalNotCovered = "payout.reversal-not-covered";

    public ImmutableArray<string> Kinds =>
    [
        PaymentIntents.Checkout, PaymentIntents.Capture, PaymentIntents.Look, PaymentIntents.Void, PaymentIntents.Refund, PaymentIntents.Transfer,
        PaymentIntents.Reverse, PaymentIntents.Charge, PaymentIntents.ForgetCard,
    ];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IPaymentGrain>(intent.Stream.GetGuidKey());
        var payment = (await grain.ReadFor(intent.Id, cancellationToken)).View
            ?? throw new GatewayUndecidedException($"{intent.Stream} does not know of its {intent.Kind} {intent.Id}.");

        // A page that is still open elsewhere is what everything is about, until it is closed.
        var gateway = Named(payment.PageGateway ?? payment.Gateway);
        var fact = await Ask(gateway, payment, intent, cancellationToken);
        if (fact is CheckoutOpened && gateway is LookUpGateway)
        {
            // No money moves at a gateway before somebody can be sent there.
            await grains.GetGrain<IReconciliationGrain>(ReconciliationId.Of(gateway.Name)).Watch(
                new WatchReconciliation(intent.Report("reconciliation"), gateway.Name));
        }

        await grain.Record(new RecordGatewayFact(intent.Report($"{fact.GetType().Name}#{payment.Version}"), fact, gateway.Name));
    }

    /// <summary>A gateway that is not configured any more still has to do what payments want that chose it.</summary>
    private IPaymentGateway Named(string name) =>
        gateways.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new InvalidOperationException($"This process speaks to no gateway {name}.");

    private static IConnectedGateway Connected(IPaymentGateway gateway) =>
        gateway as IConnectedGateway ?? throw new InvalidOperationException($"At {gateway.Name} providers have no accounts.");

    private static ICardKeeper KeeperAt(IPaymentGateway gateway) =>
        gateway as ICardKeeper ?? throw new InvalidOperationException($"{gateway.Name} keeps no cards.");

    private async Task<GatewayFact> Ask(
        IPaymentGateway gateway, PaymentView payment, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var mayHaveActed = intent.IsRepeat;
        return intent.Kind switch
        {
            PaymentIntents.Checkout => await Open(gateway, payment, intent, mayHaveActed, cancellationToken),
            PaymentIntents.Capture => await gateway.Capture(payment, intent.Id, cancellationToken),
            PaymentIntents.Look when payment.Status is PaymentStatus.Pending => await LookAtPage(gateway, payment, intent, cancellationToken),
            PaymentIntents.Look => await gateway.Look(payment.PaymentReference!, cancellationToken)
                ?? throw new GatewayUndecidedException($"{payment.PaymentReference} is neither under way nor decided."),
            PaymentIntents.Void => await gateway.Void(payment, intent.Id, cancellationToken),
            PaymentIntents.Charge => await Charge(KeeperAt(gateway), payment, intent.Id, mayHaveActed, cancellationToken),
            PaymentIntents.ForgetCard => await Forget(KeeperAt(gateway), payment, intent, cancellationToken),
            PaymentIntents.Refund => await Refund(gateway, payment, intent, mayHaveActed, cancellationToken),
            PaymentIntents.Reverse => await Reverse(Connected(gateway), payment, intent, cancellationToken),
            PaymentIntents.Transfer => await Transfer(Connected(gateway), payment, intent, mayHaveActed, cancellationToken),
            _ => throw new InvalidOperationException($"Nobody knows how to carry out {intent.Kind}."),
        };
    }

    /// <summary>Money that came to a page is news; that none came is the answer to who asked.</summary>
    private static async Task<GatewayFact> LookAtPage(IPaymentGateway gateway, PaymentView payment, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var fact = await gateway.Look(payment.CheckoutReference!, cancellationToken);
        return fact is MoneyCaptured or MoneyAuthorised or MoneyUnderWay ? fact : new PageSeen(intent.Id, IsOpen: fact is null);
    }

    /// <summary>Whoever has paid on the page has paid, and nobody can pay there once the card is charged.</summary>
    private async Task<GatewayFact> Charge(
        ICardKeeper gateway, PaymentView payment, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        if (!payment.IsWanted)
        {
            return await gateway.FindCharge(payment, intent, cancellationToken) ?? new KeptCardSpared(intent);
        }

        var paidOnThePage = await gateway.ClosePage(payment, intent, cancellationToken);
        return paidOnThePage ?? await gateway.Charge(payment, await ShareOf(payment, cancellationToken), intent, mayHaveActed, cancellationToken);
    }

    /// <summary>Frozen is how much; where it goes is known once the provider has an account, and where they have none it is transferred later.</summary>
    private async Task<ShareOrder?> ShareOf(PaymentView payment, CancellationToken cancellationToken) =>
        payment.Share is { } share
        && (await grains.GetGrain<IProviderGrain>(payment.ProviderId).Read(Actor.Platform, cancellationToken)).View?.Gateway.AccountId is { } destination
            ? new ShareOrder(destination, share)
            : null;

    private static async Task<GatewayFact> Forget(ICardKeeper gateway, PaymentView payment, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        await gateway.ForgetCard(payment.Forgets!, intent.Id, cancellationToken);
        return new CardForgotten(intent.Id);
    }

    /// <summary>Closes the page where the customer could still pay although they chose another gateway, and opens one there.</summary>
    private async Task<GatewayFact> Open(
        IPaymentGateway gateway, PaymentView payment, ClaimedIntent intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var share = await ShareOf(payment, cancellationToken);
        if (payment.PageGateway is null)
        {
            return await gateway.OpenCheckout(payment, share, intent.Id, mayHaveActed, cancellationToken);
        }

        return await gateway.ClosePage(payment, intent.Id, cancellationToken)
            ?? (payment.Terms is { IsByHand: true }
                ? new PageClosed(intent.Id)
                : await Named(payment.Gateway).OpenCheckout(payment with { CheckoutReference = null }, share, intent.Id, mayHaveActed, cancellationToken));
    }

    /// <summary>A refund that a dispute forbids waits for it, so the payment must know of it: its news may be lost or late.</summary>
    private async Task<GatewayFact> Refund(
        IPaymentGateway gateway, PaymentView payment, ClaimedIntent intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var fact = await gateway.Refund(payment, payment.Refunds.Single(refund => refund.AskedAs() == intent.Id), mayHaveActed, cancellationToken);
        if (fact is RefundHeld && gateway is IConnectedGateway connected)
        {
            foreach (var seen in await connected.Disputes(payment.PaymentReference!, cancellationToken))
            {
                var (reference, dispute) = seen;
                await disputes.Tell(
                    payment.Id, seen, intent.Report($"{reference}/{dispute.Movements}/{dispute.Status}/{dispute.Submissions}"), cancellationToken);
            }
        }

        return fact;
    }

    /// <summary>
    /// What lies on the provider's account at the gateway may be what a payout is sent with, so the provider's account here is asked first, always.
    /// Whoever had its word before may have acted on it.
    /// </summary>
    private async Task<GatewayFact> Reverse(
        IConnectedGateway gateway, PaymentView payment, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var reversal = payment.Reversals!.Value.Single(reversal => reversal.IntentId == intent.Id);
        if (!reversal.IsClaimed)
        {
            return await gateway.Reverse(payment, reversal, mayHaveActed: true, cancellationToken);
        }

        var claim = await grains.GetGrain<IProviderAccountGrain>(payment.ProviderId)
            .ClaimReversal(new ClaimReversal(Claim(intent, reversal), intent.Id, reversal.Amount, reversal.WrittenOff));
        return claim.Refusal switch
        {
            null => await gateway.Reverse(payment, reversal, mayHaveActed: claim.Replayed, cancellationToken),
            { Code: ReversalNotCovered } notEnough => new ReversalHeld(intent.Id, notEnough.Reason),
            { } unheard => throw new GatewayUndecidedException($"{intent.Stream} may not be reversed yet: {unheard.Reason}"),
        };
    }

    /// <summary>There is one claim of a reversal. Whoever knows less of what was written off than the one who gave it is refused, and reads the payment again.</summary>
    private static CommandContext Claim(ClaimedIntent intent, ReversalView reversal)
    {
        var context = intent.Report("claim");
        return reversal.WrittenOff == 0 ? context : context with { Fingerprint = $"{context.Fingerprint}/{reversal.WrittenOff}" };
    }

    private async Task<GatewayFact> Transfer(
        IConnectedGateway gateway, PaymentView payment, ClaimedIntent intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var provider = await grains.GetGrain<IProviderGrain>(payment.ProviderId).Read(Actor.Platform, cancellationToken);
        return provider.View?.Gateway.AccountId is { } destination
            ? await gateway.Transfer(payment, destination, intent.Id, mayHaveActed, cancellationToken)
            : new TransferHeld(intent.Id, "The provider has no account at the gateway yet.");
    }
}
