using Microsoft.Extensions.Logging;

namespace Marketplace.Sandbox;

/// <summary>Carries webhooks to the endpoint: one courier at a time, and no transaction is open while the endpoint works.</summary>
internal sealed partial class WebhookCourier(
    ISandboxStore store, TimeProvider clock, StripeSandboxOptions options, IWebhookTransport transport, ILogger<WebhookCourier> logger)
{
    /// <summary>How many are read at once; more wait for the next round.</summary>
    private const int Batch = 64;

    /// <summary>Returns when nothing is due any more: it was delivered, or will be tried again later.</summary>
    public async Task DeliverDue(CancellationToken cancellationToken)
    {
        if (options.WebhookUrl?.Invoke() is { } endpoint)
        {
            await store.RunAlone(() => DeliverAll(endpoint, cancellationToken), cancellationToken);
        }
    }

    private async Task DeliverAll(Uri endpoint, CancellationToken cancellationToken)
    {
        while (await store.Run(Due, cancellationToken) is { Count: > 0 } due)
        {
            // Each lane takes what is next, so that one slow answer holds up no more than its own.
            var waiting = new Queue<Delivery>(due);
            await Task.WhenAll(Enumerable.Range(0, options.WebhookConcurrency).Select(_ => DeliverNext(endpoint, waiting, cancellationToken)));
        }
    }

    private async Task<IReadOnlyList<Delivery>> Due(ISandboxTransaction transaction) =>
        (await transaction.Knobs.Webhooks()).Hold ? [] : await transaction.Deliveries.Due(clock.GetUtcNow(), Batch);

    private async Task DeliverNext(Uri endpoint, Queue<Delivery> waiting, CancellationToken cancellationToken)
    {
        while (TakeNext(waiting) is { } delivery)
        {
            await Deliver(endpoint, delivery, cancellationToken);
        }
    }

    private static Delivery? TakeNext(Queue<Delivery> waiting)
    {
        lock (waiting)
        {
            return waiting.TryDequeue(out var next) ? next : null;
        }
    }

    private async Task Deliver(Uri endpoint, Delivery delivery, CancellationToken cancellationToken)
    {
        var signature = WebhookSigner.Sign(delivery.Body, options.WebhookSecret, clock.GetUtcNow());
        var answer = await transport.Send(endpoint, delivery.Body, signature, cancellationToken);
        if (!answer.IsAccepted)
        {
            LogNotAccepted(logger, delivery.Id, delivery.Attempts + 1, answer.Text);
        }

        await store.Run(transaction => Record(transaction, delivery, answer), CancellationToken.None);
    }

    private Task Record(ISandboxTransaction transaction, Delivery delivery, WebhookAnswer answer) =>
        answer.IsAccepted
            ? transaction.Deliveries.Deliver(delivery.Id, answer.Text, clock.GetUtcNow())
            : transaction.Deliveries.Failed(delivery, answer.Text, clock.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhook {Delivery} was not accepted on attempt {Attempt}: {Answer}.")]
    private static partial void LogNotAccepted(ILogger logger, long delivery, int attempt, string answer);
}
