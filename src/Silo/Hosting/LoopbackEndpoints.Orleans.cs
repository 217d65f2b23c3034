using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Orleans.Configuration;

namespace Marketplace.Hosting;

/// <summary>
/// Where a silo listens whose cluster is this machine: nobody else may speak to it, and a second silo or another
/// checkout must not need configuration. Orleans' own ports are taken when they are free, so that a silo that was killed
/// comes back at its old address, which tells the cluster at once that the old one is dead.
/// </summary>
internal static class LoopbackEndpoints
{
    /// <summary>
    /// Others are looked for so far behind: below those that the system hands out to whoever connects to something, which might get one of them
    /// before the silo does. At random, because silos that start at the same moment would all find the same one free.
    /// </summary>
    private const int Spread = 2_000;

    private const int Tries = 100;

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

    /// <exception cref="InvalidConfigurationException">None was found.</exception>
    private static int Free(int preferred)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var port = attempt == 0 ? preferred : preferred + RandomNumberGenerator.GetInt32(1, Spread);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidConfigurationException([$"No free port was found from {preferred} to {preferred + Spread}: set Orleans:Endpoints:SiloPort and GatewayPort."]);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
