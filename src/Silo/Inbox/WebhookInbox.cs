using Marketplace.Work;

namespace Marketplace.Inbox;

/// <inheritdoc/>
internal sealed class WebhookInbox(
    IReceivedWebhooks webhooks, WorkSignals signals, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IWebhookInbox
{
    public async Task<bool> Accept(
        string gateway, string eventId, string type, string payload, DateTimeOffset occurredAt, CancellationToken cancellationToken)
    {
        var webhook = new ReceivedWebhook(gateway, eventId, type, payload, occurredAt.ToUniversalTime(), clock.GetUtcNow());
        var isNew = await webhooks.Add(webhook, cancellationToken);
        if (isNew)
        {
            signals.Inbox.Wake();
        }

        return isNew;
    }
}
