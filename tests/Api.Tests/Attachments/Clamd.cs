using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Marketplace.Attachments;

/// <summary>As much of clamd as INSTREAM needs (man clamd): it finds EICAR's test file, and refuses what is not the protocol.</summary>
internal sealed class Clamd : IAsyncDisposable
{
    /// <summary>The test file of EICAR (https://www.eicar.org), in two pieces so that no scanner finds it here.</summary>
    public const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly TcpListener listener;
    private readonly Task serving;

    public Clamd(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task Serve()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
            {
                return;
            }

            using (client)
            {
                await using var stream = client.GetStream();
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{await Answer(stream)}\0"));
            }
        }
    }

    private static async Task<string> Answer(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command);
        if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8))
        {
            return "UNKNOWN COMMAND";
        }

        using var file = new MemoryStream();
        var length = new byte[sizeof(int)];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is not (> 0 and var size))
            {
                break;
            }

            var chunk = new byte[size];
            await stream.ReadExactlyAsync(chunk);
            file.Write(chunk);
        }

        var text = Encoding.Latin1.GetString(file.ToArray());
        return text.Contains(Eicar, StringComparison.Ordinal) ? "stream: Win.Test.EICAR_HDB-1 FOUND"
            : text.Contains("too large", StringComparison.Ordinal) ? "INSTREAM size limit exceeded. ERROR"
            : "stream: OK";
    }
}
