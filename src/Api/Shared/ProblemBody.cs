namespace Marketplace;

/// <summary>Every error of this API: RFC 9457, with a stable code.</summary>
/// <param name="Type">Names the kind of problem; ends with the code.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable and documented in docs/errors.md; what programs should look at.</param>
/// <param name="Detail">One sentence for a person.</param>
/// <param name="Errors">What is wrong or missing, per field of the request; the facts that a refusal rests on, by name. docs/errors.md lists them.</param>
/// <param name="TraceId">Finds this request in logs and traces.</param>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    IReadOnlyDictionary<string, string[]>? Errors,
    string TraceId)
{
    public const string ContentType = "application/problem+json";

    public static string TypeOf(string code) => $"urn:marketplace:problem:{code}";
}
