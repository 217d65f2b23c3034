namespace Marketplace.Hosting;

/// <summary>
/// Where this host can be reached, for links that it hands out and for the sandbox that lives in it.
/// Known from configuration, or once the server listens.
/// </summary>
internal sealed class OwnAddress
{
    private volatile Uri? known;

    public Uri Value => known ?? throw new InvalidOperationException("The address of this host is not known before it listens.");

    /// <summary>Null before the host listens.</summary>
    public Uri? Known => known;

    public void Is(Uri address) => known ??= address;
}
