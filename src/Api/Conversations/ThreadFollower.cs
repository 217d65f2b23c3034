using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>Lets one who takes part follow a thread, over whichever transport.</summary>
internal sealed class ThreadFollower(IGrainFactory grains, ThreadLog log, Follower follower)
{
    /// <param name="id">The thread.</param>
    /// <param name="by">Who wants to follow.</param>
    /// <param name="position">What they have seen: `42`, `42.57`, or null for nothing.</param>
    /// <param name="cancellationToken">Of the question; the items end with the token that they are enumerated with.</param>
    /// <returns>What comes after the position, without end. Refusals: `conversation.unknown`, `conversation.position-unknown`.</returns>
    public async Task<Outcome<IAsyncEnumerable<StreamItem>>> Follow(
        Guid id, Actor by, string? position, CancellationToken cancellationToken)
    {
        var thread = grains.GetGrain<IConversationGrain>(id);
        var outcome = await thread.Read(by, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await log.Resume(outcome.View!.Conversation, position, cancellationToken) is not { } start)
        {
            return ThreadRefusals.PositionUnknown;
        }

        var stream = thread.GetGrainId();
        var items = follower.Follow(
            [stream],
            start,
            (after, cancel) => log.After(stream, id, by, after, cancel),
            whisper => ThreadItems.Whispered(id, whisper, by),
            CancellationToken.None);
        return new Outcome<IAsyncEnumerable<StreamItem>>(items, null, false);
    }
}
