namespace Marketplace.Hosting;

/// <summary>Headers that tell browsers to trust answers of this API as little as they can.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Answers are data: they load nothing and are framed by nobody.</summary>
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The docs page is the only page; its script and style are its own, some of them inline.</summary>
    private const string DocsPolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase) ? DocsPolicy : DataPolicy;
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (http.User.Identity is { IsAuthenticated: true } || http.Request.Headers.Authorization.Count > 0)
        {
            headers.CacheControl = "no-store";
        }

        return next(http);
    }
}
