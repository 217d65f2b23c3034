using Stripe;

namespace Marketplace.Simulations;

/// <summary>A request of Stripe's client as it leaves the product: text, so that nothing is shared with whoever reads it.</summary>
internal sealed record StripeMessage(string Method, Uri Uri, string? Authorization, string? Account, string? Key, string Form)
{
    public static StripeMessage Of(StripeRequest request) =>
        new(
            request.Method.Method,
            request.Uri,
            request.AuthorizationHeader.ToString(),
            request.StripeHeaders.TryGetValue("Stripe-Account", out var account) ? account : null,
            request.StripeHeaders.TryGetValue("Idempotency-Key", out var key) ? key : null,
            FormOf(request));

    private static string FormOf(StripeRequest request)
    {
        if (request.Content is not { } content)
        {
            return string.Empty;
        }

        using var reader = new StreamReader(content.ReadAsStream());
        return reader.ReadToEnd();
    }
}
