using Marketplace.Hosting;
using Microsoft.Extensions.Options;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>The one client of Stripe. Made late, because the sandbox's address is known only once the host listens.</summary>
internal sealed class StripeClients(StripeOptions options, IOptions<SandboxOptions> sandbox, IHttpClient http, OwnAddress address)
{
    public const string HttpClientName = "stripe";

    /// <summary>Tried again after a failure: before the host listens, its own address is not known.</summary>
    private readonly Lazy<StripeClient> client = new(
        () => Create(options, sandbox.Value, http, address), LazyThreadSafetyMode.PublicationOnly);

    public StripeClient Client => client.Value;

    private static StripeClient Create(StripeOptions options, SandboxOptions sandbox, IHttpClient http, OwnAddress address)
    {
        var apiBase = options.ApiBase
            ?? (sandbox.Enabled ? new Uri(address.Value, StripeOptions.SandboxPath).ToString() : null);
        return new StripeClient(options.ApiKey, httpClient: http, apiBase: apiBase);
    }
}
