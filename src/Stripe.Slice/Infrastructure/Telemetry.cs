using System.Globalization;

namespace Stripe.Infrastructure;

/// <summary>Tells Stripe how long the previous request took, as its libraries do unless that is switched off.</summary>
internal sealed class Telemetry
{
    private string last;

    public void Measured(HttpResponseMessage response, TimeSpan duration)
    {
        if (response.Headers.TryGetValues("Request-Id", out var ids))
        {
            var milliseconds = duration.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
            last = $"{{\"last_request_metrics\":{{\"request_id\":\"{ids.First()}\",\"request_duration_ms\":{milliseconds}}}}}";
        }
    }

    public void Tell(HttpRequestMessage request)
    {
        if (Interlocked.Exchange(ref last, null) is { } metrics)
        {
            request.Headers.TryAddWithoutValidation("X-Stripe-Client-Telemetry", metrics);
        }
    }
}
