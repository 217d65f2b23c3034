using Marketplace.Hosting;
using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>
/// A gateway that does not promise to act once however often it is asked: how the payment stands is looked up before it is asked for anything, and what it says
/// afterwards is the answer, whatever became of the call. See docs/adr/0033-callbacks-are-hints.md.
/// </summary>
internal sealed class LookUpGateway(
    IGatewayDialect dialect, OwnAddress address, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock) : IPaymentGateway
{
    public string Name => dialect.Name;

    public async Task<GatewayFact> OpenCheckout(PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        if (await ClosePage(payment, intent, cancellationToken) is { } paid)
        {
            return paid;
        }

        return await dialect.Open(
            new PageOrder(
                payment,
                intent,
                new Uri(address.Value, $"/api/v1/marketplace/webhooks/{Name}?{LookUpHints.PaymentParameter}={payment.Id}"),
                new Uri(address.Value, $"/api/v1/marketplace/payments/{payment.Id}/checkout"),
                payment.ExpiresAt - clock.GetUtcNow()),
            cancellationToken);
    }

    public async Task<GatewayFact?> ClosePage(PaymentView payment, Guid intent, CancellationToken cancellationToken) =>
        payment.CheckoutReference is { } open
            ? await Closed(payment, await dialect.Look(open, cancellationToken), cancellationToken)
            : null;

    public async Task<GatewayFact> Void(PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        if ((payment.PaymentReference ?? payment.CheckoutReference) is not { } reference)
        {
            return new MoneyVoided("The page was never opened.");
        }

        var standing = await dialect.Look(reference, cancellationToken);
        if (standing.Kind is StandingKind.Reserved)
        {
            await dialect.Release(standing, intent, cancellationToken);
            standing = await dialect.Look(reference, cancellationToken);
            return FactOf(standing) is MoneyCaptured or MoneyVoided
                ? FactOf(standing)!
                : throw new GatewayUndecidedException($"{reference} is still {standing.Kind}.");
        }

        return await Closed(payment, standing, cancellationToken) ?? new MoneyVoided("The page was closed unpaid.");
    }

    public async Task<GatewayFact> Capture(PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        var standing = await dialect.Look(payment.PaymentReference!, cancellationToken);
        if (standing.Kind is StandingKind.Reserved)
        {
            await dialect.Capture(standing, intent, cancellationToken);
            standing = await dialect.Look(payment.PaymentReference!, cancellationToken);
        }

        return FactOf(standing) is MoneyCaptured or MoneyVoided
            ? FactOf(standing)!
            : throw new GatewayUndecidedException($"{payment.PaymentReference} is still {standing.Kind}.");
    }

    public async Task<GatewayFact> Refund(PaymentView payment, RefundView refund, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var reference = payment.PaymentReference!;
        var standing = await dialect.LookAtRefund(reference, refund, cancellationToken);
        if (standing.Kind is RefundStandingKind.None)
        {
            var isRefused = await dialect.IsRefused(reference, refund, cancellationToken);
            standing = await dialect.LookAtRefund(reference, refund, cancellationToken);
            if (isRefused && standing.Kind is RefundStandingKind.None)
            {
                return new RefundRefused(refund.IntentId, $"{Name} does not give it back any more.");
            }
        }

        return standing is { Kind: RefundStandingKind.Done, Reference: { } done }
            ? new MoneyRefunded(refund.IntentId, done)
            : throw new GatewayUndecidedException($"The refund of {reference} is {standing.Kind}.");
    }

    public async Task<GatewayFact?> Look(string paymentReference, CancellationToken cancellationToken) =>
        FactOf(await dialect.Look(paymentReference, cancellationToken));

    /// <summary>Whatever it says to that: what the payment is now is the answer. A page that cannot be closed is closed once it has ended by the gateway's clock.</summary>
    private async Task<GatewayFact?> Closed(PaymentView payment, Standing standing, CancellationToken cancellationToken)
    {
        if (standing.Kind is StandingKind.Open && dialect.ClosesPages)
        {
            await dialect.Close(standing.Reference, cancellationToken);
            standing = await dialect.Look(standing.Reference, cancellationToken);
        }

        return FactOf(standing) switch
        {
            MoneyCaptured or MoneyAuthorised => FactOf(standing),
            null when !(payment.PageEndsAt <= standing.At) => throw new GatewayUndecidedException($"{standing.Reference} is still open."),
            _ => null,
        };
    }

    /// <summary>These gateways show no fee on a payment: what they charge they charge by themselves.</summary>
    private static GatewayFact? FactOf(Standing standing) => standing.Kind switch
    {
        StandingKind.Taken => new MoneyCaptured(standing.Reference, standing.Reference, standing.Amount, Money.Zero(standing.Amount.Currency)),
        StandingKind.Reserved => new MoneyAuthorised(standing.Reference, standing.Amount, standing.CaptureBefore),
        StandingKind.Ended => new MoneyVoided(standing.Reason, standing.Reference),
        _ => null,
    };
}
