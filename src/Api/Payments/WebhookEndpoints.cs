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
            .WithSummary("Signed webhooks of a gateway, and unsigned callbacks, which only have it asked.");

    private static async Task<OkAnswer<WebhookReceipt>> Receive(
        string gateway,
        HttpContext http,
        IEnumerable<IWebhookVerifier> verifiers,
        IEnumerable<IGatewayHints> hints,
        IWebhookInbox inbox,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (hints.FirstOrDefault(candidate => candidate.Gateway == gateway) is { } unsigned)
        {
            return await Hint(unsigned, http.Request, grains, cancellationToken);
        }

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

    /// <summary>Answered alike whether it was worth anything, so that nobody finds out here what is paid.</summary>
    private static async Task<OkAnswer<WebhookReceipt>> Hint(IGatewayHints hints, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await ReadBody(request, cancellationToken) is not { } body || hints.Read(body, request.Query, request.Headers) is not { } hint)
        {
            return WebhookRefusals.NotValid;
        }

        var grain = grains.GetGrain<IPaymentGrain>(hint.PaymentId);
        if ((await grain.Read(Actor.Platform, cancellationToken)).View is { Status: PaymentStatus.Pending } payment && payment.CheckoutReference == hint.CheckoutReference)
        {
            // While nothing happens to the payment it is the same hint.
            var cause = $"callback:{hints.Gateway}/{payment.Id:N}";
            await grain.Hint(new HintPayment(CommandContext.CausedBy(cause, payment.Version, "look", cause), hints.Gateway, hint.CheckoutReference));
        }

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
        new(RefusalKind.NotValid, "webhook.not-valid", "The signature does not match the body, or is too old, or it is no news of that gateway.");
}
