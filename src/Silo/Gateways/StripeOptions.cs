namespace Marketplace.Gateways;

/// <summary>How to reach Stripe. In sandbox mode everything has a default that speaks to the stand-in of this very host.</summary>
internal sealed record StripeOptions
{
    public const string Section = "Stripe";

    /// <summary>A secret key; the sandbox takes any that begins with `sk_test_`.</summary>
    public string ApiKey { get; init; } = "sk_test_sandbox";

    /// <summary>The signing secret of the webhook endpoint.</summary>
    public string WebhookSecret { get; init; } = "whsec_sandbox";

    /// <summary>Where the API is; null is Stripe itself, or in sandbox mode the stand-in at <see cref="SandboxPath"/>.</summary>
    public string? ApiBase { get; init; }

    /// <summary>How long one call may take before its outcome counts as unknown.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where the stand-in lives on this host.</summary>
    public const string SandboxPath = "/sandbox/stripe";

    /// <summary>How far a webhook's signature may be from now; Stripe's own recommendation.</summary>
    public static readonly TimeSpan SignatureTolerance = TimeSpan.FromMinutes(5);
}
