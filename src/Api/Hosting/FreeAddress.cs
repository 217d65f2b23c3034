using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Marketplace.Hosting;

/// <summary>
/// Looks whether the addresses to listen on are free before anything starts: whoever forgot another window is told so in
/// one line and at once, rather than after a database was started, between the lines of a stack trace.
/// </summary>
internal static class FreeAddress
{
    /// <exception cref="IOException">Another program listens there.</exception>
    public static void Demand(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // What cannot be read here is the server's to judge; any free port is free.
            if (BindingAddress.Parse(url) is { Port: > 0 } address)
            {
                Demand(address, url);
            }
        }
    }

    private static void Demand(BindingAddress address, string url)
    {
        var where = address.Host is "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) ? literal
            : IPAddress.Any;
        using var listener = new TcpListener(where, address.Port);
        try
        {
            listener.Start();
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw new IOException($"{url} is in use.", new AddressInUseException(taken.Message, taken));
        }
    }
}
