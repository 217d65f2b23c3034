using System.Globalization;

namespace Marketplace.Conversations;

/// <summary>Which page of a thread's messages is asked for.</summary>
/// <param name="Before">Messages before this place; null for the newest.</param>
/// <param name="Limit">1 to 100; 50 when nothing is said, as many as a thread remembers itself.</param>
internal sealed record HistoryRequest(long? Before, int Limit)
{
    private const int DefaultLimit = 50;

    public static ValueTask<HistoryRequest?> BindAsync(HttpContext http)
    {
        // A list's `next` goes back as `cursor` everywhere else, so it may here too.
        var query = http.Request.Query;
        var before = query["before"].ToString() is { Length: > 0 } text ? text : query["cursor"].ToString();
        var limit = query["limit"].ToString();
        return ValueTask.FromResult<HistoryRequest?>(new HistoryRequest(
            before.Length == 0 ? null : Number("before", before, long.MaxValue),
            limit.Length == 0 ? DefaultLimit : (int)Number("limit", limit, PageRequest.MaxLimit)));
    }

    private static long Number(string field, string text, long max) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
            ? number
            : throw new MalformedRequestException(field, $"must be a whole number from 1 to {max}");
}

/// <summary>Cuts a page from a thread: the newest messages come with the thread itself, older ones from the table.</summary>
internal static class ThreadHistory
{
    public static async Task<ThreadBody> Read(
        ConversationPage thread, HistoryRequest history, ThreadReader messages, CancellationToken cancellationToken)
    {
        var id = thread.Conversation.Id;
        var before = history.Before ?? long.MaxValue;
        var page = thread.Newest.Where(message => message.Sequence < before).TakeLast(history.Limit).ToList();
        var oldest = page.Count > 0 ? page[0].Sequence : Math.Min(before, thread.Conversation.LastSequence + 1);
        if (page.Count < history.Limit && oldest > 1)
        {
            page.InsertRange(0, await messages.Before(id, oldest, history.Limit - page.Count, cancellationToken));
            oldest = page[0].Sequence;
        }

        return ThreadBody.Of(
            thread.Conversation,
            [.. page.Select(message => MessageBody.Of(id, message))],
            oldest > 1 ? oldest.ToString(CultureInfo.InvariantCulture) : null);
    }
}
