using Stripe.Infrastructure;

namespace Stripe;

/// <summary>Turns the raw body of a webhook into an event, once its signature has been proved.</summary>
public static class EventUtility
{
    /// <summary>How many seconds a signature stays good: long enough for clocks that disagree, too short to replay.</summary>
    public const int DefaultTimeTolerance = 300;

    public static Event ConstructEvent(
        string json,
        string stripeSignatureHeader,
        string secret,
        long tolerance = DefaultTimeTolerance,
        bool throwOnApiVersionMismatch = true) =>
        ConstructEvent(json, stripeSignatureHeader, secret, tolerance, Now(), throwOnApiVersionMismatch);

    /// <param name="json">The body exactly as it arrived.</param>
    /// <param name="stripeSignatureHeader">The <c>Stripe-Signature</c> header.</param>
    /// <param name="secret">The endpoint's signing secret.</param>
    /// <param name="tolerance">Seconds.</param>
    /// <param name="utcNow">Unix seconds.</param>
    /// <param name="throwOnApiVersionMismatch">Whether an event of another release train is refused.</param>
    public static Event ConstructEvent(
        string json,
        string stripeSignatureHeader,
        string secret,
        long tolerance,
        long utcNow,
        bool throwOnApiVersionMismatch = true)
    {
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, utcNow);
        return ParseEvent(json, throwOnApiVersionMismatch);
    }

    public static bool IsCompatibleApiVersion(string eventApiVersion) =>
        IsCompatibleApiVersion(StripeConfiguration.ApiVersion, eventApiVersion);

    public static bool IsCompatibleApiVersion(string sdkApiVersion, string eventApiVersion) =>
        eventApiVersion is not null && eventApiVersion.Contains('.', StringComparison.Ordinal) && Train(eventApiVersion) == Train(sdkApiVersion);

    public static Event ParseEvent(string json, bool throwOnApiVersionMismatch = true)
    {
        var parsed = StripeEntity.FromJson<Event>(json);
        if (throwOnApiVersionMismatch && !IsCompatibleApiVersion(parsed.ApiVersion))
        {
            throw new StripeException(
                $"The event is of API version {parsed.ApiVersion}, and this client understands {StripeConfiguration.ApiVersion}.");
        }

        return parsed;
    }

    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance = DefaultTimeTolerance) =>
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, Now());

    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow)
    {
        var signature = WebhookSignature.Parse(stripeSignatureHeader);
        if (!signature.Signs(json, secret))
        {
            throw new StripeException("No signature of this body under this secret is in the Stripe-Signature header.");
        }

        if (Math.Abs(utcNow - signature.Timestamp) > tolerance)
        {
            throw new StripeException("The webhook was signed outside of the allowed tolerance.");
        }
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static string Train(string version) => version[(version.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
