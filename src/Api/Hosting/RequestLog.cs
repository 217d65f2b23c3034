using System.Security.Claims;

namespace Marketplace.Hosting;

/// <summary>One line per request: ids and routes, never addresses, bodies or query strings.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var started = clock.GetTimestamp();
        await next(http);

        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        var account = http.User.FindFirstValue(CallerClaims.Account) ?? "-";
        var trace = Problem.TraceOf(http);
        var took = clock.GetElapsedTime(started).TotalMilliseconds;
        LogRequest(logger, http.Request.Method, route, http.Response.StatusCode, took, account, trace);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} -> {Status} in {Milliseconds:0.0} ms, account {Account}, trace {Trace}")]
    private static partial void LogRequest(
        ILogger logger, string method, string route, int status, double milliseconds, string account, string trace);
}
