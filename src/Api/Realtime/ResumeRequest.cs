using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Realtime;

/// <summary>The position that a client which comes back has seen.</summary>
/// <param name="Header">The `id:` of the last event, as browsers send it by themselves.</param>
/// <param name="Query">The same, for clients that cannot set headers on their first connection.</param>
internal sealed record ResumeRequest(
    [property: FromHeader(Name = ResumeRequest.HeaderName)] string? Header, [property: FromQuery(Name = ResumeRequest.QueryName)] string? Query)
{
    public const string HeaderName = "Last-Event-ID";
    public const string QueryName = "lastEventId";

    /// <summary>Null when the client names none. The header wins: a browser that reconnects repeats the address with its old query.</summary>
    public string? Position => string.IsNullOrEmpty(Header) ? (string.IsNullOrEmpty(Query) ? null : Query) : Header;
}
