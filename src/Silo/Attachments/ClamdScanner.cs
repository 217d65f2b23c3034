using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Marketplace.Attachments;

/// <summary>Looks into files for what should not be in them.</summary>
internal interface IFileScanner
{
    /// <returns>What was found, as the scanner calls it; null for nothing.</returns>
    /// <exception cref="IOException">Nobody knows: it could not be asked, or did not say.</exception>
    Task<string?> Scan(Stream bytes, CancellationToken cancellationToken);
}

/// <summary>Asks a clamd over TCP, by its command INSTREAM (man clamd): chunks that say how long they are, and one without length at the end.</summary>
internal sealed class ClamdScanner(IOptions<AttachmentOptions> options) : IFileScanner
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>In bytes; it says one line.</summary>
    private const int LongestAnswer = 4096;

    private const string Prefix = "stream: ";
    private const string Found = " FOUND";

    public async Task<string?> Scan(Stream bytes, CancellationToken cancellationToken)
    {
        if (!options.Value.Scan.IsOn)
        {
            throw new IOException("A file waits to be looked into, and Attachments:Scan:Clamd names nobody who does.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Scan.Timeout);
        try
        {
            return Read(await Ask(bytes, patience.Token));
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The scanner did not answer in time.", slow);
        }
        catch (SocketException away)
        {
            throw new IOException("The scanner cannot be reached.", away);
        }
    }

    private async Task<string> Ask(Stream bytes, CancellationToken cancellationToken)
    {
        var (host, port) = options.Value.Scan.Address;
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);

        var chunk = new byte[sizeof(int) + ChunkSize];
        int read;
        do
        {
            read = await bytes.ReadAsync(chunk.AsMemory(sizeof(int)), cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await stream.WriteAsync(chunk.AsMemory(0, sizeof(int) + read), cancellationToken);
        }
        while (read > 0);

        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && await stream.ReadAsync(answer.AsMemory(length), cancellationToken) is > 0 and var more)
        {
            length += more;
            if (answer.AsSpan(0, length).Contains((byte)0))
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private static string? Read(string answer) =>
        answer == $"{Prefix}OK" ? null
        : answer.StartsWith(Prefix, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)
            ? answer[Prefix.Length..^Found.Length]
        : throw new IOException($"The scanner said: {answer}");
}
