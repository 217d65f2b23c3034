namespace Marketplace.Conversations;

/// <summary>What a conversation keeps of what was said: its newest messages, and the pace of the last minute.</summary>
internal static class ConversationMemory
{
    /// <summary>How many messages one person may send in <see cref="PaceWindow"/> (domain: conversations).</summary>
    public const int PaceLimit = 30;

    /// <summary>What the thread of a booking says when it is paid: from then on both sides may say how they are reached (domain: conversations).</summary>
    private const string Confirmed = "booking.confirmed";

    public static readonly TimeSpan PaceWindow = TimeSpan.FromMinutes(1);

    public static ConversationState Append(ConversationState conversation, MessagePosted posted)
    {
        var message = new Message(
            posted.MessageId, posted.Sequence, posted.Side, posted.AuthorId, posted.Code, posted.Text, posted.At, EditedAt: null, DeletedAt: null, posted.Contacts, Attachments: posted.Attachments);
        return conversation with
        {
            LastSequence = posted.Sequence,
            Newest = [.. conversation.Newest.TakeLast(Conversation.NewestLimit - 1), message],
            MaySayContacts = conversation.MaySayContacts || posted is { Side: ConversationSide.System, Code: Confirmed },
            Support = Supporting.After(conversation.Support, posted),
            Pace = posted.AuthorId is { } person ? Quicken(conversation.Pace, new Utterance(person, posted.At)) : conversation.Pace,
        };
    }

    /// <summary>Changes a message if it is still remembered; the table holds the others.</summary>
    public static ConversationState Change(ConversationState conversation, long sequence, Func<Message, Message> change)
    {
        var index = IndexOf(conversation, sequence);
        return index < 0
            ? conversation
            : conversation with { Newest = conversation.Newest.SetItem(index, change(conversation.Newest[index])) };
    }

    /// <summary>The facts of a message: as remembered, else as the edge read them.</summary>
    public static MessageFacts Latest(ConversationState conversation, MessageFacts read)
    {
        var index = IndexOf(conversation, read.Sequence);
        return index >= 0 && conversation.Newest[index] is var known && known.Id == read.Id
            ? MessageFacts.Of(known)
            : read;
    }

    /// <summary>How long this person must wait before speaking again, or null if they need not.</summary>
    public static TimeSpan? WaitOf(ConversationState conversation, Guid person, DateTimeOffset now)
    {
        var counted = conversation.Pace.Where(said => said.PersonId == person && said.At > now - PaceWindow).ToArray();
        return counted.Length < PaceLimit ? null : counted[^PaceLimit].At + PaceWindow - now;
    }

    /// <summary>Keeps what the limit must count, and of each person no more than the limit: where nobody counts, more may come.</summary>
    private static ImmutableArray<Utterance> Quicken(ImmutableArray<Utterance> pace, Utterance said)
    {
        var lately = pace.RemoveAll(before => before.At <= said.At - PaceWindow);
        if (lately.Count(before => before.PersonId == said.PersonId) >= PaceLimit)
        {
            lately = lately.Remove(lately.First(before => before.PersonId == said.PersonId));
        }

        return lately.Add(said);
    }

    /// <summary>Messages are remembered without gaps, so their place follows from their sequence.</summary>
    private static int IndexOf(ConversationState conversation, long sequence)
    {
        var index = sequence - (conversation.LastSequence - conversation.Newest.Length + 1);
        return index >= 0 && index < conversation.Newest.Length ? (int)index : -1;
    }
}
