namespace Marketplace.Hosting;

/// <summary>
/// Where this marketplace can be reached, for links that it hands out and for the sandbox that lives in it.
/// Known from configuration, or once the server listens. A silo without an edge only knows what it is told.
/// </summary>
internal sealed class OwnAddress(MarketplaceOptions options)
{
    private volatile Uri? listening;

    public Uri Value => options.PublicUrl ?? listening ?? throw new InvalidOperationException(
        "The address of this marketplace is not known: set PublicUrl, or wait until the host listens.");

    /// <summary>How this very process is reached from inside; null until its server listens.</summary>
    public Uri? Known => listening;

    public void Is(Uri address) => listening ??= address;
}
