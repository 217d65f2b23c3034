using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Conversations;

/// <summary>Which page of a thread's messages is asked for.</summary>
/// <param name="Before">Messages before this place; left out for the newest.</param>
/// <param name="Cursor">The same: a list's `next` goes back as `cursor` everywhere else, so it may here too.</param>
/// <param name="Limit">1 to 100; 50 when nothing is said, as many as a thread remembers itself.</param>
internal sealed record HistoryRequest(
    [property: FromQuery(Name = "before")] long? Before,
    [property: FromQuery(Name = "cursor")] long? Cursor,
    [property: FromQuery(Name = "limit")] long? Limit)
{
    private const int DefaultLimit = 50;

    /// <summary>The bounds of the page.</summary>
    public (long Before, int Limit) Of(Check check) =>
        (check.OptionalNumber("before", Before ?? Cursor, 1, long.MaxValue) ?? long.MaxValue,
        (int)(check.OptionalNumber("limit", Limit, 1, PageRequest.MaxLimit) ?? DefaultLimit));
}

/// <summary>Cuts a page from a thread: the newest messages come with the thread itself, older ones from the table.</summary>
internal static class ThreadHistory
{
    public static async Task<ThreadBody> Read(
        ConversationPage thread, Blocks blocks, Actor reader, DateTimeOffset now, long before, int limit, IMessages messages, CancellationToken cancellationToken)
    {
        var id = thread.Conversation.Id;
        var page = thread.Newest.Where(message => message.Sequence < before).TakeLast(limit).ToList();
        var oldest = page.Count > 0 ? page[0].Sequence : Math.Min(before, thread.Conversation.LastSequence + 1);
        if (page.Count < limit && oldest > 1)
        {
            page.InsertRange(0, await messages.Before(id, oldest, limit - page.Count, cancellationToken));
            oldest = page[0].Sequence;
        }

        return ThreadBody.Of(
            thread.Conversation,
            thread.Conversation.KeptBy(reader),
            blocks.IsBy(thread.Conversation.Topic.SideOf(reader)),
            reader,
            now,
            [.. page.Select(message => MessageBody.Of(id, message, reader))],
            oldest > 1 ? oldest.ToString(CultureInfo.InvariantCulture) : null);
    }
}
