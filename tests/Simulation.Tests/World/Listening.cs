using System.Text;

namespace Marketplace.Simulations;

/// <summary>A stream of server-sent events as one listener hears it, until they leave or are cut off.</summary>
internal sealed class Listening
{
    private readonly Ear ear = new();
    private readonly CancellationTokenSource gone = new();
    private readonly TaskCompletionSource ended = new();

    /// <summary>Where the other side writes.</summary>
    public Stream Body => ear;

    /// <summary>Tells the other side that nobody listens any more.</summary>
    public CancellationToken Gone => gone.Token;

    /// <summary>Completes when nothing more will come.</summary>
    public Task Ended => ended.Task;

    /// <summary>What was heard so far, whole events only.</summary>
    public IReadOnlyList<StreamEvent> Events =>
        [.. ear.ToString().Split("\n\n")[..^1].Select(StreamEvent.Parse).Where(heard => heard.Type.Length > 0)];

    /// <summary>Called in the process of the other side.</summary>
    public void Leave() => gone.Cancel(); // CancelAsync would leave the thread.

    public void End() => ended.TrySetResult();

    /// <summary>Keeps what is written, at once.</summary>
    private sealed class Ear : Stream
    {
        private readonly MemoryStream heard = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override string ToString() => Encoding.UTF8.GetString(heard.GetBuffer(), 0, (int)heard.Length);

        public override void Flush()
        {
            // Whatever is written is heard.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => heard.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            heard.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>One event of a stream.</summary>
/// <param name="Id">From where a listener goes on; null when it has none.</param>
/// <param name="Type">Empty for what only keeps the connection alive.</param>
/// <param name="Data">Its JSON.</param>
internal sealed record StreamEvent(string? Id, string Type, string Data)
{
    public static StreamEvent Parse(string text)
    {
        var fields = text.Split('\n').Select(line => line.Split(": ", 2)).Where(field => field.Length == 2).ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);
        return new StreamEvent(fields.GetValueOrDefault("id"), fields.GetValueOrDefault("event", string.Empty), fields.GetValueOrDefault("data", string.Empty));
    }
}
