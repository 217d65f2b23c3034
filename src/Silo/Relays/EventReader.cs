using Marketplace.Postgres;

namespace Marketplace.Relays;

/// <summary>Reads stored events of one stream, in order, as what they are.</summary>
internal sealed class EventReader(IEventLog log, AggregateKinds kinds)
{
    /// <exception cref="InvalidOperationException">The stream's kind is not known here, or events are missing.</exception>
    public async Task<IReadOnlyList<PastEvent>> Read(GrainId stream, long after, long until, CancellationToken cancellationToken)
    {
        var kind = kinds.Of(stream);
        var stored = await log.Read(stream, after, checked((int)(until - after)), cancellationToken);
        return stored.Length == until - after && stored is [.., var last] && last.Version == until
            ? [.. stored.Select(happened => new PastEvent(
                stream, happened.Version, kind.ReadEvent(happened.Type, happened.Body), happened.At, happened.Correlation))]
            : throw new InvalidOperationException($"The stream {stream} has {stored.Length} of its events from {after + 1} to {until}.");
    }
}
