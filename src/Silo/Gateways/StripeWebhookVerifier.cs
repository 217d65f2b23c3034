using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Stripe signs `timestamp.body` with HMAC-SHA256, with the secret of the endpoint; signatures older than five minutes are replays.</summary>
internal sealed partial class StripeWebhookVerifier(
    StripeOptions options, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock) : IWebhookVerifier
{
    public string Gateway => GatewayNames.Stripe;

    public VerifiedWebhook? Verify(string body, IHeaderDictionary headers)
    {
        // Stripe's own reader takes the form of the header for granted, and anybody may send one.
        if (headers["Stripe-Signature"].ToString() is var signature && !Signature().IsMatch(signature))
        {
            return null;
        }

        return options.WebhookSecrets().Select(secret => Signed(body, signature, secret)).FirstOrDefault(signed => signed is not null);
    }

    private VerifiedWebhook? Signed(string body, string signature, string secret)
    {
        try
        {
            var signed = EventUtility.ConstructEvent(
                body,
                signature,
                secret,
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

    /// <summary>`t=1492774577,v1=5257a8…`, with as many signatures as secrets are being rolled.</summary>
    [GeneratedRegex("^t=[0-9]{1,12}(,v[0-9]=[0-9a-f]{1,128}){1,16}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signature();
}
