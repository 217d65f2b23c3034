namespace Marketplace;

/// <summary>What the edge itself says no to, before any aggregate is asked. The codes are documented in docs/errors.md.</summary>
internal static class EdgeRefusals
{
    public static readonly Refusal NotAuthenticated =
        new(RefusalKind.NotAuthenticated, "not-authenticated", "A valid access token is needed here.");

    public static readonly Refusal Unavailable =
        new(RefusalKind.Unavailable, "unavailable", "Something this needs did not answer in time. The same request may be sent again.");

    public static readonly Refusal NotValid =
        new(RefusalKind.NotValid, "not-valid", "Some of the details are not right.");

    /// <summary>The one refusal that is 400: it is about the form of the request, so its code decides.</summary>
    public static readonly Refusal Malformed =
        new(RefusalKind.NotValid, EdgeProblems.MalformedRequest, "The request could not be read.");

    public static Refusal TooMany(TimeSpan wait) =>
        new Refusal(RefusalKind.TooMany, "too-many-requests", "Too many requests. Wait a little.")
            .With(Problem.RetryAfterFact, Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString());
}
