using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Marketplace.Hosting;

/// <summary>Counts the requests of each address, says so in headers, and answers 429 when it is too much.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> requests = Limiter(options.Value, options.Value.Requests);
    private readonly PartitionedRateLimiter<HttpContext> credentials = Limiter(options.Value, options.Value.Credentials);

    public async Task InvokeAsync(HttpContext http)
    {
        var guarded = http.GetEndpoint()?.Metadata.GetMetadata<CredentialsRoute>() is not null;
        var limiter = guarded ? credentials : requests;
        var limit = guarded ? options.Value.Credentials : options.Value.Requests;

        using var lease = limiter.AttemptAcquire(http);
        var headers = http.Response.Headers;
        headers["RateLimit-Limit"] = limit.ToString();
        headers["RateLimit-Remaining"] = (limiter.GetStatistics(http)?.CurrentAvailablePermits ?? 0).ToString();
        // An upper bound: the window of an address begins with its first request.
        headers["RateLimit-Reset"] = ((long)options.Value.Window.TotalSeconds).ToString();
        if (!lease.IsAcquired)
        {
            await Problem.Write(http, EdgeRefusals.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : options.Value.Window));
            return;
        }

        await next(http);
    }

    public void Dispose()
    {
        requests.Dispose();
        credentials.Dispose();
    }

    private static PartitionedRateLimiter<HttpContext> Limiter(RateLimitOptions options, int permits) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = options.Window, QueueLimit = 0 }));
}
