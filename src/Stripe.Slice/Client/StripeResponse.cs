using System.Net;
using System.Net.Http.Headers;

namespace Stripe;

public abstract class StripeResponseBase
{
    public StripeResponseBase(HttpStatusCode statusCode, HttpResponseHeaders headers)
    {
        StatusCode = statusCode;
        Headers = headers;
    }

    public HttpResponseHeaders Headers { get; }

    public string IdempotencyKey => Header("Idempotency-Key");

    /// <summary>What Stripe's support asks for.</summary>
    public string RequestId => Header("Request-Id");

    public HttpStatusCode StatusCode { get; }

    private string Header(string name) =>
        Headers is not null && Headers.TryGetValues(name, out var values) ? values.First() : null;
}

public class StripeResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, string content)
    : StripeResponseBase(statusCode, headers)
{
    public string Content { get; } = content;
}

public class StripeStreamedResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, Stream body)
    : StripeResponseBase(statusCode, headers)
{
    public Stream Body { get; } = body;

    public async Task<StripeResponse> ToStripeResponseAsync()
    {
        using var reader = new StreamReader(Body);
        return new StripeResponse(StatusCode, Headers, await reader.ReadToEndAsync());
    }
}
