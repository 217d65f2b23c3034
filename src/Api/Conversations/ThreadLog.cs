using System.Reflection;
using System.Text.Json;
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

    private static readonly IReadOnlySet<long> Nothing = new HashSet<long>();

    private static readonly Dictionary<string, Type> EventTypes = typeof(ConversationEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ConversationEvent)))
        .ToDictionary(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias, StringComparer.Ordinal);

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
        ConversationEvent[] happened = [.. stored.Select(Read)];

        // Asked after the events were read, so that words which are taken back meanwhile are not told either.
        var spoken = happened.Select(SequenceOf).OfType<long>().Distinct().ToArray();
        var takenBack = spoken.Length == 0 ? Nothing : await messages.TakenBack(thread, spoken, cancellationToken);

        var items = new List<StreamItem>();
        for (var index = 0; index < happened.Length; index++)
        {
            var told = happened[index];
            position = new ThreadPosition(stored[index].Version, told is MessagePosted posted ? posted.Sequence : position.Sequence);
            if (ThreadItems.Of(thread, told, reader, position, takenBack: SequenceOf(told) is { } sequence && takenBack.Contains(sequence)) is { } item)
            {
                items.Add(item);
            }
        }

        return new StreamPage<ThreadPosition>(items, position, HasMore: stored.Length == PageSize);
    }

    private static ConversationEvent Read(FeedEvent stored) =>
        (ConversationEvent)JsonSerializer.Deserialize(stored.Body, EventTypes[stored.Type], MarketplaceJson.Options)!;

    /// <summary>The place of the message that an event speaks of.</summary>
    private static long? SequenceOf(ConversationEvent happened) => happened switch
    {
        MessagePosted e => e.Sequence,
        MessageEdited e => e.Sequence,
        MessageDeleted e => e.Sequence,
        MessageRestored e => e.Sequence,
        _ => null,
    };

    private Task<long> VersionOf(Guid thread, long sequence, CancellationToken cancellationToken) =>
        sequence == 0 ? Task.FromResult(0L) : messages.VersionOf(thread, sequence, cancellationToken);
}
