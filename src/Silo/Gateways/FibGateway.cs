using Marketplace.Hosting;
using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>
/// The First Iraqi Bank: customers pay in its app. It takes at once, gives back once and whole, and has no accounts for providers, so what it
/// cannot people do by hand. It knows no idempotency keys: whatever may have been done is looked up before it is done again.
/// </summary>
internal sealed class FibGateway(
    FibClient client, FibOptions options, OwnAddress address, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock) : IPaymentGateway
{
    /// <summary>The bank closes a page no sooner; a hold that ends before is closed by us.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>It is written with every step of the payment while the page is open; the bank's are a tenth of that.</summary>
    private const int LargestPicture = 32 * 1024;

    public string Name => GatewayNames.Fib;

    /// <summary>
    /// A page that was opened by an attempt of which nobody heard stays open until it ends by itself. Nobody was ever sent there, so nobody pays on it.
    /// </summary>
    public async Task<GatewayFact> OpenCheckout(PaymentView payment, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        if (await ClosePage(payment, intent, cancellationToken) is { } paid)
        {
            return paid;
        }

        var left = payment.ExpiresAt - clock.GetUtcNow();
        var body = FibWire.Create(
            payment.Amount,
            payment.Title,
            new Uri(address.Value, $"/api/v1/marketplace/webhooks/{Name}?{FibCallbacks.PaymentParameter}={payment.Id}"),
            new Uri(address.Value, $"/api/v1/marketplace/payments/{payment.Id}/checkout"),
            left < Shortest ? Shortest : left > Longest ? Longest : left,
            options.RefundableFor);
        var answer = await client.Send("POST", FibWire.Payments, body, cancellationToken);
        var made = FibWire.Read<FibCreated>(Understood(answer, "open a page").Body);
        var picture = made.QrCode?.Length <= LargestPicture ? made.QrCode : null;
        return new CheckoutOpened(
            intent, made.PaymentId, made.PersonalAppLink, new WalletPage(made.ReadableCode, picture, made.BusinessAppLink, made.CorporateAppLink));
    }

    public async Task<GatewayFact?> ClosePage(PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        if (payment.CheckoutReference is not { } open)
        {
            return null;
        }

        // Whatever it says to that: what the payment is now is the answer.
        if ((await Status(open, cancellationToken)).Status is FibStatuses.Unpaid)
        {
            await client.Send("POST", FibWire.Cancel(open), null, cancellationToken);
        }

        var status = await Status(open, cancellationToken);
        return FactOf(status) switch
        {
            MoneyCaptured paid => paid,
            null => throw new GatewayUndecidedException($"{open} is still open."),
            _ => null,
        };
    }

    public async Task<GatewayFact> Void(PaymentView payment, Guid intent, CancellationToken cancellationToken) =>
        await ClosePage(payment, intent, cancellationToken) ?? new MoneyVoided("The page was closed unpaid.");

    public Task<GatewayFact> Capture(PaymentView payment, Guid intent, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The bank reserves nothing.");

    public async Task<GatewayFact> Refund(PaymentView payment, RefundView refund, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var reference = payment.PaymentReference!;
        if ((await Status(reference, cancellationToken)).Status is FibStatuses.Paid)
        {
            var answer = await client.Send("POST", FibWire.Refund(reference), null, cancellationToken);
            if (answer.IsNo && (await Status(reference, cancellationToken)).Status is FibStatuses.Paid)
            {
                return new RefundRefused(refund.IntentId, $"The bank does not give it back any more: {answer.Status}.");
            }
        }

        var status = (await Status(reference, cancellationToken)).Status;
        return status is FibStatuses.Refunded
            ? new MoneyRefunded(refund.IntentId, RefundOf(reference))
            : throw new GatewayUndecidedException($"The refund of {reference} is {status}.");
    }

    public async Task<GatewayFact?> Look(string paymentReference, CancellationToken cancellationToken) =>
        FactOf(await Status(paymentReference, cancellationToken));

    /// <summary>A payment goes back once, so its refund needs no name of its own there.</summary>
    public static string RefundOf(string payment) => $"{payment}/refund";

    private async Task<FibStatus> Status(string id, CancellationToken cancellationToken) =>
        FibWire.Read<FibStatus>(Understood(await client.Send("GET", FibWire.StatusOf(id), null, cancellationToken), $"say how {id} stands").Body);

    private static FibAnswer Understood(FibAnswer answer, string what) =>
        answer.IsOk ? answer : throw new GatewayUndecidedException($"The bank did not {what}: {answer.Status}.");

    /// <summary>The bank takes no fee of a payment that it shows; what it charges it charges by itself.</summary>
    private static GatewayFact? FactOf(FibStatus status) => status.Status switch
    {
        FibStatuses.Paid or FibStatuses.RefundRequested or FibStatuses.Refunded =>
            new MoneyCaptured(status.PaymentId, status.PaymentId, FibWire.MoneyOf(status.Amount), Money.Zero(status.Amount.Currency)),
        FibStatuses.Declined => new MoneyVoided($"The bank declined it: {status.DecliningReason ?? "no reason"}.", status.PaymentId),
        _ => null,
    };
}
