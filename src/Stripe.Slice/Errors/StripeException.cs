using System.Net;

namespace Stripe;

/// <summary>
/// Stripe answered, and the answer is no. A status below 500 means that nothing happened; from 500 on the outcome is
/// unknown, and the same idempotency key brings the same answer again.
/// </summary>
public class StripeException : Exception
{
    public StripeException()
    {
    }

    public StripeException(string message)
        : base(message)
    {
    }

    public StripeException(string message, Exception err)
        : base(message, err)
    {
    }

    public StripeException(HttpStatusCode httpStatusCode, StripeError stripeError, string message)
        : base(message)
    {
        HttpStatusCode = httpStatusCode;
        StripeError = stripeError;
    }

    public HttpStatusCode HttpStatusCode { get; set; }

    public StripeError StripeError { get; set; }

    public StripeResponse StripeResponse { get; set; }
}
