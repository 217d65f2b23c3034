using System.Threading.Channels;

namespace Marketplace.Sandbox;

/// <summary>Rung when there may be something to deliver. Many rings before one look are one ring.</summary>
internal sealed class WebhookBell
{
    private readonly Channel<bool> rings =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    public async Task Wait(CancellationToken cancellationToken) => await rings.Reader.ReadAsync(cancellationToken);
}
