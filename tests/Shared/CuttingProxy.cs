using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Postgres;

/// <summary>A wire between a pool and the server that a test can cut at the worst moment.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    /// <summary>How the server says that a transaction has ended and it is ready for the next.</summary>
    private static readonly byte[] Ready = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

    private readonly string host;
    private readonly int port;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;
    private volatile Cut next = Cut.Nothing;
    private volatile int questions;
    private readonly TcpListener listener;

    /// <param name="host">Where the server is.</param>
    /// <param name="port">Its port.</param>
    /// <param name="at">Where to listen, for a wire that was there before; 0 finds a free port.</param>
    public CuttingProxy(string host, int port, int at = 0)
    {
        (this.host, this.port) = (host, port);
        listener = new TcpListener(IPAddress.Loopback, at);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = Serve();
    }

    public enum Cut
    {
        Nothing,

        /// <summary>The next thing a client says never reaches the server.</summary>
        Question,

        /// <summary>The server acts on the next thing a client says, and its answer is lost.</summary>
        Answer,
    }

    public int Port { get; }

    public void CutNext(Cut what)
    {
        questions = 0;
        next = what;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving;
        stopping.Dispose();
    }

    private async Task Serve()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(Forward(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Forward(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        using (var cut = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token))
        {
            try
            {
                await server.ConnectAsync(host, port, cut.Token);
                await await Task.WhenAny(
                    Questions(client.GetStream(), server.GetStream(), cut.Token),
                    Answers(server.GetStream(), client.GetStream(), cut.Token));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // Cut, or closed by either side.
            }

            await cut.CancelAsync();
        }
    }

    private async Task Questions(NetworkStream client, NetworkStream server, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var rest = 0;
        while (await client.ReadAsync(buffer, cancellationToken) is > 0 and var count && next != Cut.Question)
        {
            if (next == Cut.Answer)
            {
                questions += Ends(buffer.AsSpan(0, count), ref rest);
            }

            await server.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        next = Cut.Nothing;
    }

    private async Task Answers(NetworkStream server, NetworkStream client, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var answered = 0;
        while (await server.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (next == Cut.Answer)
            {
                // A pool tidies a connection up in the same breath as it asks: that answer is not the last.
                answered += buffer.AsSpan(0, count).Count(Ready);
                if (answered < questions)
                {
                    continue;
                }

                next = Cut.Nothing;
                return;
            }

            await client.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    /// <summary>How many times a client hands over to the server: a Sync or a simple query ends with one Ready each.</summary>
    /// <param name="sent">What it says; messages are a letter, their length, and so many bytes.</param>
    /// <param name="rest">How much of the last message is still to come.</param>
    private static int Ends(ReadOnlySpan<byte> sent, ref int rest)
    {
        var ends = 0;
        var at = rest;
        while (at + 5 <= sent.Length)
        {
            ends += sent[at] is (byte)'S' or (byte)'Q' ? 1 : 0;
            at += 1 + BinaryPrimitives.ReadInt32BigEndian(sent[(at + 1)..]);
        }

        rest = Math.Max(at - sent.Length, 0);
        return ends;
    }
}
