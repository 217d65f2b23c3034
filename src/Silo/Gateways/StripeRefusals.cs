using System.Net;
using Stripe;

namespace Marketplace.Gateways;

internal static class StripeRefusals
{
    /// <summary>True when Stripe understood and said no, so that nothing moved: not a time-out, a conflict, a limit or an error of its own.</summary>
    public static bool IsFinal(StripeException exception) =>
        exception.StripeError is not null
        && exception.HttpStatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound
        && exception.StripeError.Type is not "idempotency_error";

    /// <summary>True when Stripe could not be reached, said nothing in time, or would not serve us; false when the caller gave up.</summary>
    public static bool IsAway(Exception exception, CancellationToken cancellationToken) =>
        exception is StripeException or HttpRequestException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
