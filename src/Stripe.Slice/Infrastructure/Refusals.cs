using System.Text.Json;

namespace Stripe.Infrastructure;

/// <summary>Reads what an answer other than 200 means.</summary>
internal static class Refusals
{
    public static StripeException Of(StripeResponse response)
    {
        try
        {
            var error = JsonSerializer.Deserialize<Body>(response.Content, StripeJson.Options)?.Error;
            if (error is null)
            {
                return NotUnderstood(response);
            }

            error.StripeResponse = response;
            return new StripeException(response.StatusCode, error, error.Message) { StripeResponse = response };
        }
        catch (JsonException)
        {
            return NotUnderstood(response);
        }
    }

    public static StripeException NotUnderstood(StripeResponse response) =>
        new(response.StatusCode, stripeError: null, $"Invalid response object from API: \"{response.Content}\"") { StripeResponse = response };

    private sealed record Body(StripeError Error);
}
