using System.Net;

namespace Marketplace.Bench;

/// <summary>Books over HTTP, from a process that does nothing else.</summary>
internal sealed class HttpLoad : IDisposable
{
    private const string Path = "/api/v1/marketplace/bookings";

    private readonly Market market;
    private readonly LeanConnection[] connections;
    private int slot;

    private HttpLoad(Market market, LeanConnection[] connections, int firstSlot) =>
        (this.market, this.connections, slot) = (market, connections, firstSlot - 1);

    public static async Task<HttpLoad> Open(Uri address, Market market, int callers, int firstSlot) =>
        new(
            market,
            await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => LeanConnection.Open(address, Path, market.Customer(caller).AccessToken))),
            firstSlot);

    public async Task<bool> Book(int caller)
    {
        var (listing, start) = market.Slot(Interlocked.Increment(ref slot));
        return await connections[caller].Post($$"""{"listingId":"{{listing}}","start":"{{Market.Text(start)}}"}""") == (int)HttpStatusCode.Created;
    }

    public void Dispose() => Array.ForEach(connections, connection => connection.Dispose());
}
