using System.Text;
using Marketplace.Gateways;
using Marketplace.Inbox;

namespace Marketplace.Payments;

/// <summary>Takes in what gateways tell: verified on the raw body, laid in the inbox, answered at once, processed later.</summary>
internal static class WebhookEndpoints
{
    /// <summary>More than any gateway sends; the edge's own limit is larger.</summary>
    private const int LargestBody = 256 * 1024;

    public static void MapWebhooks(this RouteGroupBuilder api) =>
        api.MapPost("/webhooks/{gateway}", Receive).WithTags("Payments").ReadsRawBody()
            .WithSummary("Signed webhooks of a gateway.");

    private static async Task<OkAnswer<WebhookReceipt>> Receive(
        string gateway, HttpContext http, IEnumerable<IWebhookVerifier> verifiers, IWebhookInbox inbox, CancellationToken cancellationToken)
    {
        if (verifiers.FirstOrDefault(candidate => candidate.Gateway == gateway) is not { } verifier)
        {
            return WebhookRefusals.UnknownGateway;
        }

        if (await ReadBody(http.Request, cancellationToken) is not { } body)
        {
            return WebhookRefusals.NotValid;
        }

        if (verifier.Verify(body, http.Request.Headers) is not { } webhook)
        {
            return WebhookRefusals.NotValid;
        }

        await inbox.Accept(gateway, webhook.EventId, webhook.Type, body, webhook.OccurredAt, cancellationToken);
        return new WebhookReceipt(true);
    }

    private static async Task<string?> ReadBody(HttpRequest request, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > LargestBody)
            {
                return null;
            }

            memory.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }
}

/// <summary>What a gateway gets for a webhook.</summary>
internal sealed record WebhookReceipt(bool Received);

internal static class WebhookRefusals
{
    public static readonly Refusal UnknownGateway =
        new(RefusalKind.Unknown, "webhook.unknown-gateway", "No such gateway sends webhooks here.");

    public static readonly Refusal NotValid =
        new(RefusalKind.NotValid, "webhook.not-valid", "The signature does not match the body, or is too old.");
}
