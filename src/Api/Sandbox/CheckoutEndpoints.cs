using Marketplace.Payments;
using Marketplace.Realtime;
using Marketplace.Time;

namespace Marketplace.Sandbox;

/// <summary>Does at a checkout what a customer would do on the gateway's page, and waits for what follows from it.</summary>
internal static class CheckoutEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static void MapSandboxCheckout(this RouteGroupBuilder sandbox)
    {
        sandbox.MapPost("/checkout/{paymentId:guid}/pay", Pay).WithSummary("The customer pays with a good card, or in the wallet's app; a bank debit that is under way arrives.");
        sandbox.MapPost("/checkout/{paymentId:guid}/processing", Debit).WithSummary("The customer pays by bank debit, which takes days.");
        sandbox.MapPost("/checkout/{paymentId:guid}/fail", Fail).WithSummary("The customer's card is declined; a bank debit that is under way fails.");
        sandbox.MapPost("/checkout/{paymentId:guid}/dispute", Dispute).WithSummary("The customer who has paid disputes all of it at their bank.");
        sandbox.MapPost("/checkout/{paymentId:guid}/abandon", Abandon).WithSummary("The customer closes the page, or declines in the wallet's app.");
    }

    private static async Task<OkAnswer<PaymentBody>> Pay(
        Guid paymentId,
        SandboxCardRequest? body,
        StripeSandbox stripe,
        WalletSandboxes wallets,
        IGrainFactory grains,
        ChangeWatch changes,
        ISettle settle,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var card = check.OptionalText("card", body?.Card, SandboxCardRequest.Longest);
        return check.Refusal is { } refusal
            ? refusal
            : await Press(paymentId, session => stripe.PayCheckout(session, card, isGood: true), wallets, static (wallet, page) => wallet.Pay(page), grains, changes, settle, cancellationToken);
    }

    private static Task<OkAnswer<PaymentBody>> Debit(
        Guid paymentId, StripeSandbox stripe, WalletSandboxes wallets, IGrainFactory grains, ChangeWatch changes, ISettle settle, CancellationToken cancellationToken) =>
        Press(paymentId, stripe.DebitCheckout, wallets, null, grains, changes, settle, cancellationToken);

    private static async Task<OkAnswer<PaymentBody>> Fail(
        Guid paymentId,
        SandboxCardRequest? body,
        StripeSandbox stripe,
        WalletSandboxes wallets,
        IGrainFactory grains,
        ChangeWatch changes,
        ISettle settle,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var card = check.OptionalText("card", body?.Card, SandboxCardRequest.Longest);
        return check.Refusal is { } refusal
            ? refusal
            : await Press(paymentId, session => stripe.PayCheckout(session, card, isGood: false), wallets, null, grains, changes, settle, cancellationToken);
    }

    private static Task<OkAnswer<PaymentBody>> Abandon(
        Guid paymentId, StripeSandbox stripe, WalletSandboxes wallets, IGrainFactory grains, ChangeWatch changes, ISettle settle, CancellationToken cancellationToken) =>
        Press(paymentId, stripe.AbandonCheckout, wallets, Leave, grains, changes, settle, cancellationToken);

    /// <summary>Only an app says no for good; whoever leaves a page can come back to it.</summary>
    private static Task<bool> Leave(WalletSandbox wallet, string page) => wallet.EndsWithItsPages ? wallet.Cancel(page) : Task.FromResult(true);

    private static async Task<OkAnswer<PaymentBody>> Dispute(
        Guid paymentId, StripeSandbox stripe, IGrainFactory grains, ISettle settle, CancellationToken cancellationToken)
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

    private static async Task<OkAnswer<PaymentBody>> Press(
        Guid paymentId,
        Func<string, Task<CheckoutResult>> page,
        WalletSandboxes wallets,
        Func<WalletSandbox, string, Task<bool>>? app,
        IGrainFactory grains,
        ChangeWatch changes,
        ISettle settle,
        CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IPaymentGrain>(paymentId);
        if ((await grain.Read(Actor.Platform, cancellationToken)).View is null)
        {
            // A booking just made may not have told its payment yet. Once everything is told, unknown is unknown.
            await settle.Settle(Patience, cancellationToken);
        }

        if (await Open(grain, changes, cancellationToken) is not { } payment)
        {
            return SandboxCheckoutRefusals.Unknown;
        }

        if (payment.CheckoutReference is not { } session)
        {
            return SandboxCheckoutRefusals.NotOpen;
        }

        var gateway = payment.PageGateway ?? payment.Gateway;
        var pressed = gateway == GatewayNames.Stripe ? (await page(session)).Status
            : app is null || wallets.Named(gateway) is not { } wallet ? CheckoutStatus.NotOffered
            : await app(wallet, session) ? CheckoutStatus.Paid
            : CheckoutStatus.Unknown;
        if (pressed is CheckoutStatus.Unknown)
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

    /// <summary>The payment once its page is open; a booking does not wait for that, its customer does. What is unknown by now is unknown.</summary>
    private static async Task<PaymentView?> Open(IPaymentGrain grain, ChangeWatch changes, CancellationToken cancellationToken) =>
        (await changes.Read(
            grain.GetGrainId(),
            () => grain.Read(Actor.Platform, cancellationToken),
            latest => latest.View is not { Status: PaymentStatus.Pending, CheckoutUrl: null },
            Patience,
            cancellationToken)).View;
}

/// <param name="Card">Tells the card from others: whoever pays with the same text pays with the same card. A card of its own when left out.</param>
internal sealed record SandboxCardRequest(string? Card)
{
    /// <summary>Longer than any number of a card.</summary>
    public const int Longest = 40;
}

internal static class SandboxCheckoutRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "sandbox.checkout-unknown", "There is no checkout for this payment.");

    public static readonly Refusal NotOpen =
        new(RefusalKind.NotNow, "sandbox.checkout-not-open", "The gateway's page for this payment is not open.");

    public static readonly Refusal NothingToDispute =
        new(RefusalKind.NotNow, "sandbox.nothing-to-dispute", "Nothing is left of this payment that could be disputed.");

    public static readonly Refusal NotOffered =
        new(RefusalKind.NotNow, "sandbox.method-not-offered", "What is captured later can only be paid by card, and in a wallet's app nothing is paid by debit or declined.");
}
