using System.Text.Json;
using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Stripe signs `timestamp.body` with HMAC-SHA256; signatures older than five minutes are replays.</summary>
internal sealed class StripeWebhookVerifier(
    StripeOptions options, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock) : IWebhookVerifier
{
    public string Gateway => GatewayNames.Stripe;

    public VerifiedWebhook? Verify(string body, IHeaderDictionary headers)
    {
        try
        {
            var signed = EventUtility.ConstructEvent(
                body,
                headers["Stripe-Signature"],
                options.WebhookSecret,
                (long)StripeOptions.SignatureTolerance.TotalSeconds,
                clock.GetUtcNow().ToUnixTimeSeconds(),
                throwOnApiVersionMismatch: false);
            return signed.Id is { Length: > 0 } id && signed.Type is { Length: > 0 } type
                ? new VerifiedWebhook(id, type, StripePayments.Utc(signed.Created))
                : null;
        }
        catch (Exception wrong) when (wrong is StripeException or JsonException)
        {
            return null;
        }
    }
}
