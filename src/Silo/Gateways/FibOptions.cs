using Marketplace.Hosting;

namespace Marketplace.Gateways;

/// <summary>How to reach the First Iraqi Bank. In sandbox mode everything has a default that speaks to the stand-in of this very host.</summary>
internal sealed record FibOptions
{
    public const string Section = "Fib";

    /// <summary>Where the stand-in lives on this host.</summary>
    public const string SandboxPath = "/sandbox/fib/";

    public const string SandboxId = "sandbox";
    public const string SandboxSecret = "fib_sandbox";

    /// <summary>The client id that the bank gave the marketplace.</summary>
    public string ClientId { get; init; } = SandboxId;

    public string ClientSecret { get; init; } = SandboxSecret;

    /// <summary>Where the bank's API is, such as `https://fib.prod.fib.iq`; in sandbox mode the stand-in when null.</summary>
    public string? ApiBase { get; init; }

    /// <summary>How long one call may take before its outcome counts as unknown.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the bank is asked to keep a payment refundable; afterwards a person gives it back.</summary>
    public TimeSpan RefundableFor { get; init; } = TimeSpan.FromDays(30);

    public IEnumerable<string> Problems(SandboxOptions sandbox, PaymentsOptions payments)
    {
        if (ApiBase is not null && !Uri.TryCreate(ApiBase, UriKind.Absolute, out _))
        {
            yield return $"{Section}:ApiBase is not an absolute URL.";
        }

        if (RefundableFor < TimeSpan.FromDays(1))
        {
            yield return $"{Section}:RefundableFor is at least a day.";
        }

        var isOffered = payments.Gateways.Values.Any(names => names.Contains(Payments.GatewayNames.Fib, StringComparer.Ordinal));
        if (isOffered && !sandbox.Enabled && (ApiBase is null || ClientSecret == SandboxSecret))
        {
            yield return $"{Section}:ApiBase, {Section}:ClientId and {Section}:ClientSecret are needed where fib is offered and Sandbox:Enabled is false.";
        }
    }
}
