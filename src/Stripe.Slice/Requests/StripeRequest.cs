using System.Net.Http.Headers;
using Stripe.Infrastructure;

namespace Stripe;

/// <summary>One call as it goes over the wire: parameters in the query, or form-encoded in the body of a POST.</summary>
public class StripeRequest
{
    private const string MediaType = "application/x-www-form-urlencoded";

    private readonly BaseOptions options;

    public StripeRequest(
        IStripeClient client,
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions)
    {
        this.options = options;
        Method = method;
        Uri = Locate(client.ApiBase + path);
        AuthorizationHeader = new AuthenticationHeaderValue(
            "Bearer",
            requestOptions?.ApiKey ?? client.ApiKey ?? throw new StripeException("No API key: give one to the client or to the request."));
        StripeHeaders = Headers(requestOptions);
    }

    public AuthenticationHeaderValue AuthorizationHeader { get; }

    /// <summary>A new body on each reading, because a body that was sent cannot be sent again.</summary>
    public HttpContent Content =>
        Method == HttpMethod.Post ? new StringContent(FormEncoder.Encode(options), encoding: null, MediaType) : null;

    public HttpMethod Method { get; }

    public IDictionary<string, string> StripeHeaders { get; }

    public Uri Uri { get; }

    private Uri Locate(string address)
    {
        var query = Method == HttpMethod.Post ? string.Empty : FormEncoder.Encode(options);
        return new Uri(query.Length == 0 ? address : $"{address}?{query}");
    }

    private Dictionary<string, string> Headers(RequestOptions requestOptions)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Stripe-Version"] = StripeConfiguration.ApiVersion,
        };

        if (!string.IsNullOrEmpty(requestOptions?.StripeAccount))
        {
            headers["Stripe-Account"] = requestOptions.StripeAccount;
        }

        if (!string.IsNullOrEmpty(requestOptions?.IdempotencyKey))
        {
            headers["Idempotency-Key"] = requestOptions.IdempotencyKey;
        }
        else if (Method == HttpMethod.Post)
        {
            // Without a name of its own a write still has to survive the client's own retries.
            headers["Idempotency-Key"] = Guid.CreateVersion7().ToString();
        }

        return headers;
    }
}
