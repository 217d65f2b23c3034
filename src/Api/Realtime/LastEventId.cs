namespace Marketplace.Realtime;

/// <summary>The position that a client which comes back has seen.</summary>
internal static class LastEventId
{
    public const string Header = "Last-Event-ID";

    /// <summary>For clients that cannot set headers, on their first connection.</summary>
    public const string Query = "lastEventId";

    /// <summary>Null when the client names none. The header wins: a browser that reconnects repeats the address with its old query.</summary>
    public static string? Of(HttpContext http)
    {
        var text = http.Request.Headers[Header].ToString();
        if (text.Length == 0)
        {
            text = http.Request.Query[Query].ToString();
        }

        return text.Length == 0 ? null : text;
    }
}
