using Marketplace.Postgres;
using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>
/// Reads what happened in a thread after a position, from the events themselves: every change of a thread has a version,
/// and versions have no gaps and one order for all. What has been taken back since is told without its words.
/// </summary>
internal sealed class ThreadLog(IEventLog log, IMessages messages)
{
    /// <summary>How much is read at once for one client.</summary>
    private const int PageSize = 100;

    /// <summary>The position that a client names, or null if this thread has never sent it.</summary>
    /// <param name="thread">As it is now.</param>
    /// <param name="text">`Last-Event-ID`; null for none.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<ThreadPosition?> Resume(ConversationView thread, string? text, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            return ThreadPosition.Start;
        }

        if (!ThreadPosition.TryParse(text, out var sequence, out var version) || sequence > thread.LastSequence || version > thread.Version)
        {
            return null;
        }

        return new ThreadPosition(version ?? await VersionOf(thread.Id, sequence, cancellationToken), sequence);
    }

    /// <summary>One page of what came after a position.</summary>
    public async Task<StreamPage<ThreadPosition>> After(GrainId stream, Guid thread, Actor reader, ThreadPosition position, CancellationToken cancellationToken)
    {
        var stored = await log.Read(stream, position.Version, PageSize, cancellationToken);
        ConversationEvent[] happened = [.. stored.Select(row => ThreadEventText.Read(row.Type, row.Body))];
        var takenBack = await messages.TakenBackOf(happened.Select(told => (thread, told)), cancellationToken);

        var items = new List<StreamItem>();
        for (var index = 0; index < happened.Length; index++)
        {
            var told = happened[index];
            position = new ThreadPosition(stored[index].Version, told is MessagePosted posted ? posted.Sequence : position.Sequence);
            if (ThreadItems.Of(thread, told, reader, position, takenBack.Covers(thread, told)) is { } item)
            {
                items.Add(item);
            }
        }

        return new StreamPage<ThreadPosition>(items, position, HasMore: stored.Length == PageSize);
    }

    private Task<long> VersionOf(Guid thread, long sequence, CancellationToken cancellationToken) =>
        sequence == 0 ? Task.FromResult(0L) : messages.VersionOf(thread, sequence, cancellationToken);
}
