using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Time;
using Microsoft.AspNetCore.Diagnostics;

namespace Marketplace.Hosting;

/// <summary>What is thrown on the way to an answer, as problems: requests that cannot be read, infrastructure that is away, and bugs.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    /// <summary>The status of a client that went away before its answer; nobody sees it but the log.</summary>
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        switch (exception)
        {
            case MalformedRequestException malformed:
                await Problem.Write(httpContext, EdgeRefusals.Malformed.With(malformed.Field, malformed.Complaint));
                break;
            case BadHttpRequestException bad:
                await EdgeProblems.Write(httpContext, bad.StatusCode, ErrorsOf(bad));
                break;
            case JsonException json:
                await EdgeProblems.Write(httpContext, StatusCodes.Status400BadRequest, ErrorsOf(json));
                break;
            case NotSettledException stuck:
                await Problem.Write(httpContext, SandboxRefusals.NotSettled(stuck.Message));
                break;
            case var fault when Faults.AreTransient(fault):
                LogUnavailable(logger, fault, httpContext.Request.Method, RouteOf(httpContext));
                await Problem.Write(httpContext, EdgeRefusals.Unavailable);
                break;
            default:
                LogBug(logger, exception, httpContext.Request.Method, RouteOf(httpContext));
                await EdgeProblems.Write(httpContext, StatusCodes.Status500InternalServerError);
                break;
        }

        return true;
    }

    private static Dictionary<string, string[]>? ErrorsOf(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
        {
            return ErrorsOf(json);
        }

        var parameter = UnboundParameter().Match(bad.Message);
        return parameter.Success ? ErrorOf(parameter.Groups["name"].Value, "cannot be read") : null;
    }

    private static Dictionary<string, string[]>? ErrorsOf(JsonException json) =>
        json.Path is { Length: > 2 } path ? ErrorOf(path[2..], "has the wrong type") : null;

    private static Dictionary<string, string[]> ErrorOf(string field, string complaint) => new(StringComparer.Ordinal) { [field] = [complaint] };

    private static string RouteOf(HttpContext http) =>
        (http.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    /// <summary>How the framework names a parameter that it could not bind: `Failed to bind parameter "Guid id" from "x".`</summary>
    [GeneratedRegex("^Failed to bind parameter \"\\S+ (?<name>\\w+)\" from", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnboundParameter();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Route} met something that is not available")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string method, string route);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed")]
    private static partial void LogBug(ILogger logger, Exception exception, string method, string route);
}
