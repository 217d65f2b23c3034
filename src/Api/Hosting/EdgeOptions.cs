namespace Marketplace.Hosting;

/// <summary>Limits and manners of the HTTP edge; the section `Edge`.</summary>
internal sealed record EdgeOptions
{
    public const string Section = "Edge";

    /// <summary>The largest body. Every request of this API is small, but for files (`Attachments:MaxBytes`).</summary>
    public long MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// How many times the largest body is read and thrown away, so that a client that sends too much gets an answer instead of
    /// a broken connection; whoever sends more than that gets the broken connection.
    /// </summary>
    public const int Drained = 16;

    /// <summary>The most bytes of all headers together.</summary>
    public int MaxHeaderBytes { get; init; } = 32 * 1024;

    /// <summary>The most headers.</summary>
    public int MaxHeaders { get; init; } = 100;

    /// <summary>Origins whose pages may call this API; empty: none but our own.</summary>
    public string[] AllowedOrigins { get; init; } = [];

    /// <summary>True behind a proxy that sets `X-Forwarded-For` and `X-Forwarded-Proto` itself; else anybody could pretend to be somebody.</summary>
    public bool TrustForwardedHeaders { get; init; }

    /// <summary>How long an answer waits for what follows from a request by itself and usually takes a moment; it is given as it stands after that.</summary>
    public TimeSpan AnswerPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>`json` writes one JSON object per line; anything else is for people.</summary>
    public string LogFormat { get; init; } = "text";
}
