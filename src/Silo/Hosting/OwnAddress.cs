namespace Marketplace.Hosting;

/// <summary>
/// Where this marketplace can be reached, for links that it hands out and for the sandbox that lives in it.
/// Known from configuration, or once the server listens. A silo without an edge only knows what it is told.
/// </summary>
internal sealed class OwnAddress(MarketplaceOptions options)
{
    private volatile Uri? known = options.PublicUrl;

    /// <summary>Null as long as nobody knows.</summary>
    public Uri? Known => known;

    public Uri Value => known ?? throw new InvalidOperationException(
        "The address of this marketplace is not known: set PublicUrl, or wait until the host listens.");

    public void Is(Uri address) => known ??= address;
}
