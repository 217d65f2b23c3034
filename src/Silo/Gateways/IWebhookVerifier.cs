namespace Marketplace.Gateways;

/// <summary>Proves that a webhook is the gateway's own, on the bytes as they came.</summary>
internal interface IWebhookVerifier
{
    string Gateway { get; }

    /// <summary>Null when the signature, its age or the shape is wrong.</summary>
    VerifiedWebhook? Verify(string body, IHeaderDictionary headers);
}

internal sealed record VerifiedWebhook(string EventId, string Type, DateTimeOffset OccurredAt);
