using System.Globalization;

namespace Marketplace.Sandbox;

/// <summary>The headers that an answer comes with.</summary>
internal static class Reply
{
    public static IEnumerable<KeyValuePair<string, string>> Headers(string requestId, string? key, Answer answer, DateTimeOffset now)
    {
        yield return new("Date", now.ToString("R", CultureInfo.InvariantCulture));
        yield return new("Request-Id", requestId);
        yield return new("Stripe-Version", Announcements.ApiVersion);
        if (key is not null)
        {
            yield return new("Idempotency-Key", key);
        }

        if (answer.Original is { } original)
        {
            yield return new("Idempotent-Replayed", "true");
            yield return new("Original-Request", original);
        }

        if (answer.Status == 500)
        {
            // It would be the same 500 again: the key remembers it.
            yield return new("Stripe-Should-Retry", "false");
        }
    }
}
