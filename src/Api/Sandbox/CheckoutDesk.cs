using Marketplace.Payments;
using Marketplace.Realtime;
using Marketplace.Time;

namespace Marketplace.Sandbox;

/// <summary>Does at a checkout what a customer would do on the gateway's page, whichever gateway that is, and waits for what follows from it.</summary>
internal sealed class CheckoutDesk(
    StripeSandbox stripe,
    WalletSandboxes wallets,
    IGrainFactory grains,
    ChangeWatch changes,
    ISettle settle,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="paymentId">Whose page.</param>
    /// <param name="page">What happens on Stripe's.</param>
    /// <param name="app">What happens in a wallet; null where wallets do not offer it. False when the page is not open.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<OkAnswer<PaymentBody>> Press(
        Guid paymentId, Func<StripeSandbox, string, Task<CheckoutResult>> page, Func<WalletSandbox, string, Task<bool>>? app, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IPaymentGrain>(paymentId);
        if ((await grain.Read(Actor.Platform, cancellationToken)).View is null)
        {
            // A booking just made may not have told its payment yet. Once everything is told, unknown is unknown.
            await settle.Settle(Patience, cancellationToken);
        }

        if (await Open(grain, cancellationToken) is not { } payment)
        {
            return SandboxCheckoutRefusals.Unknown;
        }

        if (payment.CheckoutReference is not { } session)
        {
            return SandboxCheckoutRefusals.NotOpen;
        }

        var gateway = payment.PageGateway ?? payment.Gateway;
        var pressed = gateway == GatewayNames.Stripe ? (await page(stripe, session)).Status
            : app is null || wallets.Named(gateway) is not { } wallet ? CheckoutStatus.NotOffered
            : await app(wallet, session) ? CheckoutStatus.Paid
            : CheckoutStatus.Unknown;
        if (pressed is CheckoutStatus.Unknown or CheckoutStatus.Expired)
        {
            return SandboxCheckoutRefusals.NotOpen;
        }

        if (pressed is CheckoutStatus.NotOffered)
        {
            return SandboxCheckoutRefusals.NotOffered;
        }

        await settle.Settle(Patience, cancellationToken);
        return (await grain.Read(Actor.Platform, cancellationToken)).ToOk(PaymentBody.Of);
    }

    /// <summary>The customer questions at their bank what was charged.</summary>
    public async Task<OkAnswer<PaymentBody>> Dispute(Guid paymentId, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IPaymentGrain>(paymentId);
        if ((await grain.Read(Actor.Platform, cancellationToken)).View?.ChargeReference is not { } charge
            || await stripe.DisputeCharge(charge, new DisputeOrder()) is null)
        {
            return SandboxCheckoutRefusals.NothingToDispute;
        }

        await settle.Settle(Patience, cancellationToken);
        return (await grain.Read(Actor.Platform, cancellationToken)).ToOk(PaymentBody.Of);
    }

    /// <summary>
    /// The payment once its page is open; a booking does not wait for that, its customer does. A page that was given up and cannot be closed is open too,
    /// and one that another is about to replace is not. What is unknown by now is unknown.
    /// </summary>
    private async Task<PaymentView?> Open(IPaymentGrain grain, CancellationToken cancellationToken) =>
        (await changes.Read(
            grain.GetGrainId(),
            () => grain.Read(Actor.Platform, cancellationToken),
            latest => latest.View is not { Status: PaymentStatus.Pending, CheckoutUrl: null } waiting || clock.GetUtcNow() < waiting.PageEndsAt,
            Patience,
            cancellationToken)).View;
}
