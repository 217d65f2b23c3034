using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Marketplace.Bench;

/// <summary>
/// One kept connection that sends a request and reads its answer, and does nothing else: on a machine that the server
/// shares with its load, a full client would be what is measured.
/// </summary>
internal sealed class LeanConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();

    private readonly Socket socket;
    private readonly string head;
    private readonly byte[] buffer = new byte[64 * 1024];

    private LeanConnection(Socket socket, string head) => (this.socket, this.head) = (socket, head);

    /// <param name="address">The server.</param>
    /// <param name="path">Where every request of this connection goes.</param>
    /// <param name="token">Whose requests they are.</param>
    public static async Task<LeanConnection> Open(Uri address, string path, string token)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Host), address.Port));
        return new LeanConnection(
            socket,
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n");
    }

    /// <summary>Sends one body under a key of its own and returns the status of the answer.</summary>
    public async Task<int> Post(string body)
    {
        var sent = Encoding.ASCII.GetBytes($"{head}Idempotency-Key: {Guid.NewGuid():N}\r\nContent-Length: {body.Length}\r\n\r\n{body}", buffer);
        await socket.SendAsync(buffer.AsMemory(0, sent));
        var read = 0;
        while (true)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0)
            {
                throw new IOException("The server hung up.");
            }

            read += more;
            if (IsWhole(buffer.AsSpan(0, read)))
            {
                return int.Parse(buffer.AsSpan("HTTP/1.1 ".Length, 3));
            }
        }
    }

    /// <summary>What the last request was answered with.</summary>
    public string Answer => Encoding.UTF8.GetString(buffer).TrimEnd('\0');

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(EndOfHead);
        if (end < 0)
        {
            return false;
        }

        var headers = answer[..end];
        var rest = answer[(end + EndOfHead.Length)..];
        if (headers.IndexOf(Length) is >= 0 and var at)
        {
            var digits = headers[(at + Length.Length)..];
            var line = digits.IndexOf((byte)'\r');
            return rest.Length >= int.Parse(line < 0 ? digits : digits[..line]);
        }

        return rest.EndsWith("0\r\n\r\n"u8);
    }
}
