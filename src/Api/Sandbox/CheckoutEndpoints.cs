using Marketplace.Payments;

namespace Marketplace.Sandbox;

/// <summary>What a customer would do on the gateway's page.</summary>
internal static class CheckoutEndpoints
{
    public static void MapSandboxCheckout(this RouteGroupBuilder sandbox)
    {
        sandbox.MapPost("/checkout/{paymentId:guid}/pay", Pay).WithSummary("The customer pays with a good card, or in the wallet's app; a bank debit that is under way arrives.");
        sandbox.MapPost("/checkout/{paymentId:guid}/processing", Debit).WithSummary("The customer pays by bank debit, which takes days.");
        sandbox.MapPost("/checkout/{paymentId:guid}/fail", Fail).WithSummary("The customer's card is declined; a bank debit that is under way fails.");
        sandbox.MapPost("/checkout/{paymentId:guid}/dispute", Dispute).WithSummary("The customer who has paid disputes all of it at their bank.");
        sandbox.MapPost("/checkout/{paymentId:guid}/abandon", Abandon).WithSummary("The customer closes the page, or declines in the wallet's app.");
    }

    private static Task<OkAnswer<PaymentBody>> Pay(Guid paymentId, SandboxCardRequest? body, CheckoutDesk desk, CancellationToken cancellationToken) =>
        WithCard(body, card => desk.Press(
            paymentId, (stripe, session) => stripe.PayCheckout(session, card, isGood: true), static (wallet, page) => wallet.Pay(page), cancellationToken));

    private static Task<OkAnswer<PaymentBody>> Debit(Guid paymentId, CheckoutDesk desk, CancellationToken cancellationToken) =>
        desk.Press(paymentId, static (stripe, session) => stripe.DebitCheckout(session), app: null, cancellationToken);

    private static Task<OkAnswer<PaymentBody>> Fail(Guid paymentId, SandboxCardRequest? body, CheckoutDesk desk, CancellationToken cancellationToken) =>
        WithCard(body, card => desk.Press(paymentId, (stripe, session) => stripe.PayCheckout(session, card, isGood: false), app: null, cancellationToken));

    private static Task<OkAnswer<PaymentBody>> Abandon(Guid paymentId, CheckoutDesk desk, CancellationToken cancellationToken) =>
        desk.Press(paymentId, static (stripe, session) => stripe.AbandonCheckout(session), Leave, cancellationToken);

    private static Task<OkAnswer<PaymentBody>> Dispute(Guid paymentId, CheckoutDesk desk, CancellationToken cancellationToken) =>
        desk.Dispute(paymentId, cancellationToken);

    /// <summary>Only an app says no for good; whoever leaves a page can come back to it.</summary>
    private static Task<bool> Leave(WalletSandbox wallet, string page) => wallet.EndsWithItsPages ? wallet.Cancel(page) : Task.FromResult(true);

    private static async Task<OkAnswer<PaymentBody>> WithCard(SandboxCardRequest? body, Func<string?, Task<OkAnswer<PaymentBody>>> press)
    {
        var check = new Check();
        var card = check.OptionalText("card", body?.Card, SandboxCardRequest.Longest);
        return check.Refusal is { } refusal ? refusal : await press(card);
    }
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
