namespace Marketplace.Gateways;

/// <summary>How to reach Stripe. In sandbox mode everything has a default that speaks to the stand-in of this very host.</summary>
internal sealed record StripeOptions
{
    public const string Section = "Stripe";

    /// <summary>Where the stand-in lives on this host.</summary>
    public const string SandboxPath = "/sandbox/stripe";

    private const string SandboxKey = "sk_test_sandbox";
    private const string SandboxSecret = "whsec_sandbox";

    /// <summary>Of two endpoints, both rolled, there are four; every forged request is compared with each.</summary>
    private const int MostSecrets = 8;

    /// <summary>Whatever is younger than this is still on its way as a webhook.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);

    /// <summary>A secret key; the sandbox takes any that begins with `sk_test_`.</summary>
    public string ApiKey { get; init; } = SandboxKey;

    /// <summary>
    /// The signing secrets of the webhook endpoints, separated by commas: one for each endpoint, as the platform's and that of connected accounts, and
    /// both of one whose secret is being rolled.
    /// </summary>
    public string WebhookSecret { get; init; } = SandboxSecret;

    /// <summary>Each of them.</summary>
    public ImmutableArray<string> WebhookSecrets() => [.. WebhookSecret.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Where the API is; null is Stripe itself, or in sandbox mode the stand-in at <see cref="SandboxPath"/>.</summary>
    public string? ApiBase { get; init; }

    /// <summary>How providers get their share. Frozen on each payment when it begins: what has begun goes on as it did.</summary>
    public FundFlow FundFlow { get; init; } = FundFlow.Separate;

    /// <summary>How long one call may take before its outcome counts as unknown.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How soon after the last news an account at the gateway is asked whether more has happened.</summary>
    public TimeSpan LookAgainAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often it is asked at least, however quiet it is.</summary>
    public TimeSpan LookAtLeastEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>What keeps these options from working.</summary>
    public IEnumerable<string> Problems(Hosting.SandboxOptions sandbox)
    {
        if (ApiBase is not null && !Uri.TryCreate(ApiBase, UriKind.Absolute, out _))
        {
            yield return "Stripe:ApiBase is not an absolute URL.";
        }

        if (!Enum.IsDefined(FundFlow))
        {
            yield return "Stripe:FundFlow is `separate` or `destination`.";
        }

        if (LookAgainAfter < ShortestPause || LookAtLeastEvery < LookAgainAfter)
        {
            yield return "Stripe:LookAgainAfter is at least a minute and at most Stripe:LookAtLeastEvery.";
        }

        if (!sandbox.Enabled && ApiKey == SandboxKey)
        {
            yield return "Stripe:ApiKey is needed when Sandbox:Enabled is false.";
        }

        if (!sandbox.Enabled && WebhookSecrets().Contains(SandboxSecret, StringComparer.Ordinal))
        {
            yield return "Stripe:WebhookSecret is needed when Sandbox:Enabled is false.";
        }

        if (WebhookSecrets().Length is 0 or > MostSecrets)
        {
            yield return $"Stripe:WebhookSecret names 1 to {MostSecrets} secrets, separated by commas.";
        }
    }

    /// <summary>How far a webhook's signature may be from now; Stripe's own recommendation.</summary>
    public static readonly TimeSpan SignatureTolerance = TimeSpan.FromMinutes(5);
}
