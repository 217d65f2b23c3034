namespace Marketplace.Sandbox;

/// <summary>The way from the gateway to the endpoint of its webhooks.</summary>
internal interface IWebhookTransport
{
    /// <returns>What the endpoint said, or what kept it from saying anything.</returns>
    Task<WebhookAnswer> Send(Uri endpoint, string body, string signature, CancellationToken cancellationToken);
}

/// <param name="IsAccepted">Only then is it not sent again.</param>
/// <param name="Text">For the record.</param>
internal readonly record struct WebhookAnswer(bool IsAccepted, string Text);
