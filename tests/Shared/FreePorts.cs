using System.Net;
using System.Net.Sockets;

namespace Marketplace;

/// <summary>
/// Ports for processes that take them seconds later. They are none of those that the system hands out to whoever connects to something: one of the
/// thousands of connections of other tests would get one of them now and then, before the process does.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Count = 9_000;

    private static int last = Random.Shared.Next(Count);

    public static Uri Address() => new($"http://127.0.0.1:{Next()}");

    /// <returns>One that nobody was given before, in this process.</returns>
    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (Interlocked.Increment(ref last) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"None of {Count} ports is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
