namespace Marketplace.Conversations;

/// <summary>Whose words are told no more, although the event that carries them still does.</summary>
/// <param name="messages">What was taken back.</param>
internal sealed class TakenBackWords(IReadOnlySet<MessagePlace> messages)
{
    public static readonly TakenBackWords None = new(new HashSet<MessagePlace>());

    public bool Covers(Guid thread, ConversationEvent happened) =>
        ThreadEventText.SpokenIn(happened) is { } sequence && messages.Contains(new MessagePlace(thread, sequence));
}

internal static class TakenBackMessages
{
    /// <summary>To be asked after the events were read, so that words which are taken back meanwhile are not told either.</summary>
    public static async Task<TakenBackWords> TakenBackOf(
        this IMessages messages, IEnumerable<(Guid Thread, ConversationEvent Happened)> told, CancellationToken cancellationToken)
    {
        MessagePlace[] spoken =
        [
            .. from item in told
               let sequence = ThreadEventText.SpokenIn(item.Happened)
               where sequence is not null
               select new MessagePlace(item.Thread, sequence.Value),
        ];
        return spoken is [] ? TakenBackWords.None : new TakenBackWords(await messages.TakenBack([.. spoken.Distinct()], cancellationToken));
    }
}
