using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <inheritdoc/>
/// <remarks>What nobody has set, the seed decides anew for each event.</remarks>
internal sealed class MemoryKnobs(UndoLog undo, GatewayTroubles? troubles) : IKnobTable
{
    private WebhookKnobs? knobs;

    public Task<WebhookKnobs> Webhooks() => Task.FromResult(knobs ?? troubles?.Webhooks() ?? new WebhookKnobs());

    public Task SetWebhooks(WebhookKnobs next)
    {
        var before = knobs;
        knobs = next;
        undo.Add(() => knobs = before);
        return Task.CompletedTask;
    }
}
