using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Realtime;

/// <summary>The position that a client which comes back has seen.</summary>
internal sealed record ResumeRequest
{
    public const string HeaderName = "Last-Event-ID";
    public const string QueryName = "lastEventId";

    /// <summary>The `id:` of the last event, as browsers send it by themselves.</summary>
    [FromHeader(Name = HeaderName)]
    public string? Header { get; init; }

    /// <summary>The same, for clients that cannot set headers on their first connection.</summary>
    [FromQuery(Name = QueryName)]
    public string? Query { get; init; }

    /// <summary>Null when the client names none. The header wins: a browser that reconnects repeats the address with its old query.</summary>
    public string? Position => string.IsNullOrEmpty(Header) ? (string.IsNullOrEmpty(Query) ? null : Query) : Header;
}
