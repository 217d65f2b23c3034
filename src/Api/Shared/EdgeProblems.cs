using System.Collections.Frozen;

namespace Marketplace;

/// <summary>The problems of HTTP itself: requests that cannot be read, routed or allowed. One code per status.</summary>
internal static class EdgeProblems
{
    public const string MalformedRequest = "malformed-request";
    public const string MalformedJson = "malformed-json";
    public const string IdempotencyKeyRequired = "idempotency-key-required";
    public const string IdempotencyKeyNotValid = "idempotency-key-not-valid";
    public const string PreconditionRequired = "precondition-required";
    public const string InternalError = "internal-error";

    private static readonly FrozenDictionary<int, (string Code, string Detail)> ByStatus = new Dictionary<int, (string, string)>
    {
        [400] = (MalformedRequest, "The request could not be read."),
        [401] = ("not-authenticated", "A valid access token is needed here."),
        [403] = ("forbidden", "This is not yours to do."),
        [404] = ("not-found", "There is nothing here."),
        [405] = ("method-not-allowed", "This route does not know that method."),
        [406] = ("not-acceptable", "The answer is not available in a form that was asked for."),
        [408] = ("request-timeout", "The request took too long to arrive."),
        [411] = ("length-required", "The request must state its length."),
        [412] = ("precondition-failed", "The resource has changed since it was read."),
        [413] = ("payload-too-large", "The request is larger than this API accepts."),
        [414] = ("uri-too-long", "The address is longer than this API accepts."),
        [415] = ("unsupported-media-type", "The body must be application/json."),
        [416] = ("range-not-satisfiable", "The file has no such part; `Content-Range` says how long it is."),
        [428] = (PreconditionRequired, "This request must say which version it changes (If-Match)."),
        [429] = ("too-many-requests", "Too many requests. Wait a little."),
        [431] = ("headers-too-large", "The headers are larger than this API accepts."),
        [500] = (InternalError, "Something went wrong here. It was recorded under this trace id."),
        [503] = ("unavailable", "Something this needs did not answer in time. The same request may be sent again."),
    }.ToFrozenDictionary();

    /// <summary>All codes with their status, for the test that holds docs/errors.md against them.</summary>
    public static IEnumerable<KeyValuePair<string, int>> ByCode =>
        ByStatus.Select(problem => KeyValuePair.Create(problem.Value.Code, problem.Key))
            .Concat(new[] { MalformedJson, IdempotencyKeyRequired, IdempotencyKeyNotValid }.Select(code => KeyValuePair.Create(code, 400)));

    /// <summary>The problem behind a bare status that a part of the framework answered with.</summary>
    public static Task Write(HttpContext http, int status, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var (code, detail) = ByStatus.TryGetValue(status, out var known) ? known : ByStatus[status < 500 ? 400 : 500];
        return Problem.Write(http, status, code, detail, errors);
    }
}
