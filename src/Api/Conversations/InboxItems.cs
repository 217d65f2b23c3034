using System.Globalization;
using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>From what happened in somebody's threads to what they are told of it: what followers of the thread are told, and that there is a new one.</summary>
internal static class InboxItems
{
    /// <summary>From where a client goes on that has seen nothing yet.</summary>
    public static StreamItem Beginning(long position) => new("position", new PositionEvent("position"), IdOf(position));

    /// <param name="entry">What happened.</param>
    /// <param name="reader">Who is told.</param>
    /// <param name="takenBack">True when the message that it is about has been deleted since: its words are gone.</param>
    /// <returns>Null for what only the thread itself cares about.</returns>
    public static StreamItem? Of(InboxEntry entry, Actor reader, bool takenBack)
    {
        var item = entry.Happened is ConversationOpened opened
            ? new StreamItem("opened", Opened(entry.Thread, opened, reader))
            : ThreadItems.Of(entry.Thread, entry.Happened, reader, ThreadPosition.Start, takenBack);
        return item is null ? null : item with { Id = IdOf(entry.Position) };
    }

    private static OpenedEvent Opened(Guid thread, ConversationOpened opened, Actor reader)
    {
        var topic = opened.Topic;
        return new OpenedEvent(
            "opened", thread, topic.Kind, topic.SideOf(reader)!.Value, topic.Listing(), topic.Booking(), topic.Title, topic.CustomerId, topic.Provider(), opened.At);
    }

    private static string IdOf(long position) => position.ToString(CultureInfo.InvariantCulture);
}
