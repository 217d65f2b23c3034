using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Marketplace.Bench;

/// <summary>One who watches the slots of a listing over a connection of its own, and writes down when it heard of what.</summary>
internal sealed class SlotWatcher : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, long> heard = new(StringComparer.Ordinal);

    private SlotWatcher()
    {
    }

    /// <summary>Returns once it was told which slots there are.</summary>
    /// <param name="address">The server.</param>
    /// <param name="path">Which slots of which listing.</param>
    public static async Task<SlotWatcher> Open(Uri address, string path)
    {
        var watcher = new SlotWatcher();
        await watcher.socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Host), address.Port));
        await watcher.socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"));
        _ = watcher.Read();
        await watcher.listening.Task;
        return watcher;
    }

    /// <summary>When it heard that nobody may have the slot any more; null when it has not.</summary>
    /// <param name="start">As it is written on the wire.</param>
    public long? Heard(string start) => heard.TryGetValue(start, out var at) ? at : null;

    public void Dispose() => socket.Dispose();

    private async Task Read()
    {
        var buffer = new byte[16 * 1024];
        var text = new StringBuilder();
        try
        {
            while (await socket.ReceiveAsync(buffer) is > 0 and var read)
            {
                var at = Stopwatch.GetTimestamp();
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
                if (buffer[read - 1] != '\n')
                {
                    // The rest of the event is still under way.
                    continue;
                }

                foreach (var start in Gone(text.ToString()))
                {
                    heard.TryAdd(start, at);
                }

                listening.TrySetResult();
                text.Clear();
            }

            listening.TrySetException(new IOException("The server hung up."));
        }
        catch (SocketException error)
        {
            // It was closed at the end of the measurement, or broke: then what it has not heard is missing in the report.
            listening.TrySetException(error);
        }
        catch (ObjectDisposedException)
        {
            // Closed at the end of the measurement.
        }
    }

    /// <summary>The starts that events tell of as gone.</summary>
    private static IEnumerable<string> Gone(string events)
    {
        const string List = "\"gone\":[";
        for (var at = events.IndexOf(List, StringComparison.Ordinal); at >= 0; at = events.IndexOf(List, at + List.Length, StringComparison.Ordinal))
        {
            var starts = events[(at + List.Length)..events.IndexOf(']', at)];
            foreach (var start in starts.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return start.Trim('"');
            }
        }
    }
}
