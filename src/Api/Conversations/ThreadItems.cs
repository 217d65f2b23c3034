using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>From what happened in a thread to what its followers are told.</summary>
internal static class ThreadItems
{
    /// <param name="thread">Where.</param>
    /// <param name="happened">What.</param>
    /// <param name="reader">Who is told.</param>
    /// <param name="position">The position after it.</param>
    /// <param name="takenBack">True when the message that it is about has been deleted since: its words are gone.</param>
    /// <returns>Null for what only the thread itself cares about.</returns>
    public static StreamItem? Of(Guid thread, ConversationEvent happened, Actor reader, ThreadPosition position, bool takenBack) => happened switch
    {
        MessagePosted e => new StreamItem(
            "message",
            new MessageEvent(
                "message",
                e.MessageId,
                thread,
                e.Sequence,
                e.Side,
                Speakers.ShownTo(reader, e.Side, e.AuthorId),
                e.Code,
                takenBack ? string.Empty : e.Text,
                takenBack ? [] : e.Attachments ?? [],
                e.At,
                Hidden(e.Contacts, takenBack)),
            $"{e.Sequence}"),
        MessageEdited e => new StreamItem(
            "edited",
            new EditedEvent(
                "edited", e.MessageId, thread, e.Sequence, takenBack ? string.Empty : e.Text, e.At, Hidden(e.Contacts, takenBack)),
            $"{position}"),
        MessageDeleted e => new StreamItem("deleted", new DeletedEvent("deleted", e.MessageId, thread, e.Sequence, e.At, Removed: false), $"{position}"),
        MessageRemoved e => new StreamItem("deleted", new DeletedEvent("deleted", e.MessageId, thread, e.Sequence, e.At, Removed: true), $"{position}"),
        MessageRestored e => new StreamItem(
            "restored",
            new RestoredEvent(
                "restored", e.MessageId, thread, e.Sequence, takenBack ? string.Empty : e.Text, e.At, Hidden(e.Contacts, takenBack)),
            $"{position}"),
        MessagesRead e => new StreamItem("read", new ReadEvent("read", thread, e.Side, Speakers.ShownTo(reader, e.Side, e.PersonId), e.Sequence, e.At), $"{position}"),
        SupportClosed e => new StreamItem("closed", new ClosedEvent("closed", thread, e.At), $"{position}"),
        _ => null,
    };

    private static ImmutableArray<ContactKind> Hidden(HiddenContacts? contacts, bool takenBack) => takenBack ? [] : contacts?.Kinds ?? [];

    /// <summary>What followers make of a whisper; nobody is told that they are typing themselves.</summary>
    public static StreamItem? Whispered(Guid thread, string whisper, Actor listener)
    {
        var typing = TypingHint.Parse(whisper);
        return typing.PersonId == listener.Id
            ? null
            : new StreamItem("typing", new TypingEvent("typing", thread, typing.Side, Speakers.ShownTo(listener, typing.Side, typing.PersonId)));
    }
}
