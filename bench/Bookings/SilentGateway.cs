using System.Net;
using System.Net.Sockets;

namespace Marketplace.Bench;

/// <summary>
/// A payment gateway that takes every request and answers none. A booking never waits for its gateway; what a gateway
/// costs is another matter than what a booking costs, and a stand-in on this machine would take its time from both.
/// </summary>
internal sealed class SilentGateway : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SilentGateway() => listener.Start(backlog: 64);

    public Uri Address => new($"http://{listener.LocalEndpoint}");

    public void Dispose() => listener.Dispose();
}
