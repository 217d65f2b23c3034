namespace Marketplace.Sandbox;

/// <summary>The ways in which a call to the gateway can go wrong.</summary>
internal static class CallFaults
{
    /// <summary>It acts and never answers; the answer waits under the key.</summary>
    public const string TimeoutAfter = "timeout_after";

    /// <summary>It acts and the connection breaks; the answer waits under the key.</summary>
    public const string ResetAfter = "reset_after";

    /// <summary>It acts and answers 500, now and whenever the key is used again.</summary>
    public const string ErrorAfter = "error_after";

    /// <summary>It does nothing and answers 500, now and whenever the key is used again.</summary>
    public const string ErrorBefore = "error_before";

    /// <summary>It does nothing and answers 503; the key is as good as new.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>It does nothing and answers 429; the key is as good as new.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>The connection breaks before anything was done.</summary>
    public const string ResetBefore = "reset_before";

    public static readonly Refused Broken = new(500, "api_error", "An unknown error occurred.") { IsRemembered = true };

    /// <summary>What is answered instead of acting, if this fault prevents the act.</summary>
    public static Refused? Instead(string? fault) =>
        fault switch
        {
            ErrorBefore => Broken,
            Unavailable or ResetBefore => new(503, "api_error", "Stripe is temporarily unavailable."),
            RateLimited => new(429, "invalid_request_error", "Too many requests hit the API too quickly.") { Code = "rate_limit" },
            _ => null,
        };
}
