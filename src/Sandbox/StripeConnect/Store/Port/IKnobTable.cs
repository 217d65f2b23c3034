namespace Marketplace.Sandbox;

/// <summary>What people have set.</summary>
internal interface IKnobTable
{
    Task<WebhookKnobs> Webhooks();

    Task SetWebhooks(WebhookKnobs knobs);
}
