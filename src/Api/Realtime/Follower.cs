using System.Runtime.CompilerServices;

namespace Marketplace.Realtime;

/// <summary>
/// Follows a durable sequence from a position. The sequence in the database is the truth and hints only say "look again",
/// so nothing is lost or repeated between what was read and what is live; and the database is the buffer of a slow
/// reader, because nothing is read before the last page was taken.
/// </summary>
internal sealed class Follower(ChangeWatch changes)
{
    /// <param name="streams">Whose changes are worth looking for.</param>
    /// <param name="position">What the client has seen.</param>
    /// <param name="read">Reads one page of what comes after a position.</param>
    /// <param name="whispered">Makes an item of a passing text, or null when it is none of this client's business.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Items without end; the first, perhaps a heartbeat, at once.</returns>
    public async IAsyncEnumerable<StreamItem> Follow<TPosition>(
        ImmutableArray<GrainId> streams,
        TPosition position,
        Func<TPosition, CancellationToken, Task<StreamPage<TPosition>>> read,
        Func<string, StreamItem?>? whispered = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var watch = changes.Watch(streams);
        await foreach (var hint in watch.All(cancellationToken))
        {
            StreamPage<TPosition> page;
            do
            {
                page = await read(position, cancellationToken);
                foreach (var item in page.Items)
                {
                    yield return item;
                }

                position = page.Next;
            }
            while (page.HasMore);

            foreach (var whisper in hint.Whispers)
            {
                if (whispered?.Invoke(whisper) is { } item)
                {
                    yield return item;
                }
            }

            if (hint.IsHeartbeat)
            {
                yield return StreamItem.Heartbeat;
            }
        }
    }
}
