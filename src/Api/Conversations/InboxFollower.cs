using System.Globalization;
using System.Runtime.CompilerServices;
using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>Lets somebody follow all of their threads as one, over whichever transport, also those that are opened meanwhile.</summary>
internal sealed class InboxFollower(IInboxLog log, IMessages messages, Follower follower)
{
    /// <summary>How much is read at once for one client.</summary>
    private const int PageSize = 100;

    /// <param name="by">Whose inbox: what they take part in as a customer and as a provider.</param>
    /// <param name="position">What they have seen, as an item's id said; null to begin with what happens next.</param>
    /// <param name="cancellationToken">Of the question; the items end with the token that they are enumerated with.</param>
    /// <returns>What comes after the position, without end; the first item says the position where none was named. Refusal: `conversation.position-unknown`.</returns>
    public async Task<Outcome<IAsyncEnumerable<StreamItem>>> Follow(Actor by, string? position, CancellationToken cancellationToken)
    {
        var reach = await log.Reach(cancellationToken);
        var seen = reach.Settled;
        if (position is not null && (!long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out seen) || seen > reach.Given))
        {
            return ThreadRefusals.PositionUnknown;
        }

        var items = follower.Follow(
            [InboxHint.Of(by.Id), InboxHint.Of(by.ProviderId)], seen, (after, cancel) => After(by, after, cancel), cancellationToken: CancellationToken.None);
        return new Outcome<IAsyncEnumerable<StreamItem>>(position is null ? BeginningAt(seen, items, CancellationToken.None) : items, null, false);
    }

    /// <summary>Whoever named no position learns it first: the connection may break before anything happens.</summary>
    private static async IAsyncEnumerable<StreamItem> BeginningAt(
        long position, IAsyncEnumerable<StreamItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return InboxItems.Beginning(position);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }

    private async Task<StreamPage<long>> After(Actor by, long position, CancellationToken cancellationToken)
    {
        var page = await log.After(by, position, PageSize, cancellationToken);
        var takenBack = await messages.TakenBackOf(page.Select(entry => (entry.Thread, entry.Happened)), cancellationToken);
        StreamItem[] items = [.. page.Select(entry => InboxItems.Of(entry, by, takenBack.Covers(entry.Thread, entry.Happened))).OfType<StreamItem>()];
        return new StreamPage<long>(items, page is [.., var last] ? last.Position : position, page.Count == PageSize);
    }
}
