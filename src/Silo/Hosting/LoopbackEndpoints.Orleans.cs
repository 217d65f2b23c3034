using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace Marketplace.Hosting;

/// <summary>
/// Where a silo listens whose cluster is this machine: nobody else may speak to it, and a second silo or another
/// checkout must not need configuration. Orleans' own ports are taken when they are free, so that a silo that was killed
/// comes back at its old address, which tells the cluster at once that the old one is dead.
/// </summary>
internal static class LoopbackEndpoints
{
    public static void Choose(EndpointOptions endpoints, IConfiguration configuration)
    {
        endpoints.AdvertisedIPAddress = IPAddress.Loopback;
        if (configuration["Orleans:Endpoints:SiloPort"] is null)
        {
            endpoints.SiloPort = Free(EndpointOptions.DEFAULT_SILO_PORT);
        }

        if (configuration["Orleans:Endpoints:GatewayPort"] is null)
        {
            endpoints.GatewayPort = Free(EndpointOptions.DEFAULT_GATEWAY_PORT);
        }
    }

    private static int Free(int preferred)
    {
        try
        {
            return PortOf(preferred);
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return PortOf(0);
        }
    }

    private static int PortOf(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
