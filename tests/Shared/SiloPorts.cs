using System.Net;
using System.Net.Sockets;

namespace Marketplace;

/// <summary>
/// Settings for a silo that keeps its address over restarts, which is how a cluster knows at once that the one before
/// is dead. Ports that were just free are not given out again soon. The embedded engine listens nowhere and ignores them.
/// </summary>
internal static class SiloPorts
{
    public static string[] Take() => [$"--Orleans:Endpoints:SiloPort={Free()}", $"--Orleans:Endpoints:GatewayPort={Free()}"];

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
