using Marketplace.Hosting;

namespace Marketplace.Gateways;

/// <summary>How to reach a gateway in plain HTTP. In sandbox mode everything has a default that speaks to the stand-in of this very host.</summary>
internal abstract record RemoteGatewayOptions
{
    /// <summary>Where its API is; in sandbox mode the stand-in when null.</summary>
    public string? ApiBase { get; init; }

    /// <summary>How long one call may take before its outcome counts as unknown.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>As routes and ledger accounts name it.</summary>
    public abstract string Name { get; }

    /// <summary>Where the stand-in lives on this host.</summary>
    public string SandboxPath => $"/sandbox/{Name}/";

    /// <summary>What has to be set where there is no stand-in, by its keys.</summary>
    protected abstract ImmutableArray<string> Needed { get; }

    /// <summary>Whether all of that is set.</summary>
    protected abstract bool IsReal { get; }

    public IEnumerable<string> Problems(SandboxOptions sandbox, PaymentsOptions payments)
    {
        if (ApiBase is not null && !Uri.TryCreate(ApiBase, UriKind.Absolute, out _))
        {
            yield return $"{Needed[0]} is not an absolute URL.";
        }

        foreach (var problem in Own())
        {
            yield return problem;
        }

        var isOffered = payments.Gateways.Values.Any(names => names.Contains(Name, StringComparer.Ordinal));
        if (isOffered && !sandbox.Enabled && (ApiBase is null || !IsReal))
        {
            yield return $"{string.Join(", ", Needed)} are needed where {Name} is offered and Sandbox:Enabled is false.";
        }
    }

    protected virtual IEnumerable<string> Own() => [];
}

/// <summary>The gateways that are spoken to in plain HTTP, and where each is.</summary>
internal sealed class RemoteGateways(MarketplaceOptions options, OwnAddress address)
{
    /// <summary>Read late: the address of the stand-ins is known only once the host listens.</summary>
    public Uri AddressOf(string gateway)
    {
        var known = All(options).Single(remote => remote.Name == gateway);
        return known.ApiBase is { } configured ? new Uri(configured.TrimEnd('/') + "/")
            : options.Sandbox.Enabled ? new Uri(address.Value, known.SandboxPath)
            : throw new InvalidOperationException($"Nobody said where {gateway} is.");
    }

    public static ImmutableArray<RemoteGatewayOptions> All(MarketplaceOptions options) => [options.Areeba, options.FastPay, options.Fib, options.NassWallet];
}
