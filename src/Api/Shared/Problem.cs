using System.Diagnostics;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Marketplace;

/// <summary>Writes problem documents. Everything that goes wrong on any route ends here.</summary>
internal static class Problem
{
    /// <summary>Seconds after which a client may try again when nothing better is known.</summary>
    private const int DefaultRetryAfter = 1;

    public static Task Write(HttpContext http, Refusal refusal)
    {
        var status = refusal.Code == EdgeProblems.MalformedRequest ? StatusCodes.Status400BadRequest : StatusOf(refusal.Kind);
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfterOf(refusal);
        }

        if (status is StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var facts = refusal.Facts.Where(fact => fact.Name != RetryAfterFact).ToLookup(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal);
        var errors = facts.Count == 0 ? null : facts.ToDictionary(field => field.Key, field => field.ToArray(), StringComparer.Ordinal);
        return Write(http, status, refusal.Code, refusal.Reason, errors);
    }

    public static Task Write(
        HttpContext http, int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var body = new ProblemBody(
            ProblemBody.TypeOf(code), ReasonPhrases.GetReasonPhrase(status), status, code, detail, errors, TraceOf(http));
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(body, options, ProblemBody.ContentType, http.RequestAborted);
    }

    /// <summary>The only place where a refusal becomes an HTTP status.</summary>
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Unknown => StatusCodes.Status404NotFound,
        RefusalKind.NotYours => StatusCodes.Status403Forbidden,
        RefusalKind.NotNow => StatusCodes.Status409Conflict,
        RefusalKind.NotValid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.NotAuthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new UnreachableException($"{kind} has no status."),
    };

    /// <summary>The fact in which a refusal may say how many seconds to wait; it becomes the header, not an error of a field.</summary>
    public const string RetryAfterFact = "retryAfter";

    public static string TraceOf(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    private static string RetryAfterOf(Refusal refusal) =>
        refusal.Facts.FirstOrDefault(fact => fact.Name == RetryAfterFact)?.Value ?? DefaultRetryAfter.ToString();
}
