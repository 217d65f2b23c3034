using Marketplace.Attachments;

namespace Marketplace.Conversations;

/// <summary>A thread that was opened or found open.</summary>
internal sealed record OpenedThreadBody(Guid Id);

/// <summary>A message as both sides see it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="ThreadId">Where it was said.</param>
/// <param name="Sequence">Its place in the thread: 1, 2, 3 and so on without a gap.</param>
/// <param name="Side">Who speaks; `system` for what happened to the booking, `support` for operators.</param>
/// <param name="AuthorId">The account of the person; null for the system, and of support for all but operators.</param>
/// <param name="Code">What happened, of system messages only: `booking.confirmed`.</param>
/// <param name="Text">What was said; empty once deleted.</param>
/// <param name="Attachments">The files that go with it; none once deleted. `GET /attachments/{id}` gives an address of each.</param>
/// <param name="SentAt">When.</param>
/// <param name="EditedAt">When it was last corrected.</param>
/// <param name="DeletedAt">When it was taken back, or its words were taken away.</param>
/// <param name="Hidden">Kinds of contacts of which the text shows `•••` instead, as the booking was not paid when it was sent; mostly empty.</param>
/// <param name="Removed">Whether an operator had its words taken away after a report; after an appeal they may come back.</param>
/// <param name="Written">The text as its author wrote it; only for operators, and only when something is hidden.</param>
internal sealed record MessageBody(
    Guid Id,
    Guid ThreadId,
    long Sequence,
    ConversationSide Side,
    Guid? AuthorId,
    string? Code,
    string Text,
    ImmutableArray<AttachedFile> Attachments,
    DateTimeOffset SentAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    ImmutableArray<ContactKind> Hidden,
    bool Removed,
    string? Written = null)
{
    /// <param name="thread">Where it was said.</param>
    /// <param name="message">What was said.</param>
    /// <param name="reader">Who reads it; what is hidden is shown to operators.</param>
    public static MessageBody Of(Guid thread, Message message, Actor reader) =>
        new(
            message.Id,
            thread,
            message.Sequence,
            message.Side,
            Speakers.ShownTo(reader, message.Side, message.AuthorId),
            message.Code,
            message.Text,
            message.DeletedAt is null ? message.Attachments ?? [] : [],
            message.SentAt,
            message.EditedAt,
            message.DeletedAt,
            message.Contacts?.Kinds ?? [],
            message.IsRemoved,
            reader.IsStaff ? message.Contacts?.Written : null);
}

/// <summary>How far each side has read; in support threads support stands where the provider does in others.</summary>
internal sealed record ReadMarksBody(long Customer, long Provider);

/// <summary>A thread with one page of its messages.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="ListingId">The listing, if it is about one.</param>
/// <param name="BookingId">The booking, if it is about one.</param>
/// <param name="Title">The title of the listing when the thread was opened, or what support is asked.</param>
/// <param name="CustomerId">The account of the customer, or of whoever asks support.</param>
/// <param name="ProviderId">The provider; null in support threads.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="LastSequence">The place of the newest message; 0 while nothing has been said.</param>
/// <param name="Read">How far each side has read.</param>
/// <param name="Archived">Whether the caller's side has put it away; lists leave it out until something is said in it.</param>
/// <param name="Muted">That the caller's side wants to hear of nothing that is said; null while it does.</param>
/// <param name="Blocked">Whether the caller's side wants to hear nothing more of the other; neither can say anything here then.</param>
/// <param name="Support">Where it stands with support; null in all other threads.</param>
/// <param name="Position">The position of the thread at this moment: what to send as `Last-Event-ID` to go on from here.</param>
/// <param name="Items">Messages, oldest first.</param>
/// <param name="Next">Where the page before this one ends, to be sent as `before`; null when there is none.</param>
internal sealed record ThreadBody(
    Guid Id,
    TopicKind Kind,
    Guid? ListingId,
    Guid? BookingId,
    string Title,
    Guid CustomerId,
    Guid? ProviderId,
    DateTimeOffset OpenedAt,
    long LastSequence,
    ReadMarksBody Read,
    bool Archived,
    MuteBody? Muted,
    bool Blocked,
    SupportCaseBody? Support,
    string Position,
    IReadOnlyList<MessageBody> Items,
    string? Next)
{
    /// <param name="view">The thread.</param>
    /// <param name="kept">How the reader's side keeps it.</param>
    /// <param name="isBlocked">Whether the reader's side blocks the other.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="now">As of when.</param>
    /// <param name="items">One page of its messages.</param>
    /// <param name="next">Where the page before it ends.</param>
    public static ThreadBody Of(
        ConversationView view, Keeping kept, bool isBlocked, Actor reader, DateTimeOffset now, IReadOnlyList<MessageBody> items, string? next) =>
        new(
            view.Id,
            view.Topic.Kind,
            view.Topic.Listing(),
            view.Topic.Booking(),
            view.Topic.Title,
            view.Topic.CustomerId,
            view.Topic.Provider(),
            view.OpenedAt,
            view.LastSequence,
            new ReadMarksBody(view.CustomerRead, view.ProviderRead),
            kept.IsArchived,
            MuteBody.Of(kept.Mute, now),
            isBlocked,
            SupportCaseBody.Of(view.Support, reader),
            new ThreadPosition(view.Version, view.LastSequence).ToString(),
            items,
            next);
}

/// <summary>That somebody wants to hear of nothing that is said in a thread.</summary>
/// <param name="Until">When that ends; null for as long as they do not say so.</param>
internal sealed record MuteBody(DateTimeOffset? Until)
{
    /// <summary>Null for one that is over.</summary>
    public static MuteBody? Of(Mute? mute, DateTimeOffset now) => mute?.Holds(now) is true ? new MuteBody(mute.Until) : null;
}

/// <summary>A thread in the list of one's own.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Role">On which side the caller takes part.</param>
/// <param name="ListingId">The listing, if it is about one.</param>
/// <param name="BookingId">The booking, if it is about one.</param>
/// <param name="Title">The title of the listing when the thread was opened, or what support is asked.</param>
/// <param name="CustomerId">The account of the customer, or of whoever asks support.</param>
/// <param name="ProviderId">The provider; null in support threads.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ActiveAt">When somebody last said something; lists are ordered by it.</param>
/// <param name="LastSequence">The place of the newest message.</param>
/// <param name="Unread">What the other side and the system have said since the caller last read; counted up to 100.</param>
/// <param name="Archived">Whether the caller's side has put it away.</param>
/// <param name="Muted">That the caller's side wants to hear of nothing that is said; null while it does.</param>
/// <param name="ClosedAt">When support closed it; null while it is open, and in all other threads.</param>
/// <param name="LastMessage">The newest message; null while nothing has been said.</param>
internal sealed record ThreadSummaryBody(
    Guid Id,
    TopicKind Kind,
    ConversationSide Role,
    Guid? ListingId,
    Guid? BookingId,
    string Title,
    Guid CustomerId,
    Guid? ProviderId,
    DateTimeOffset OpenedAt,
    DateTimeOffset ActiveAt,
    long LastSequence,
    long Unread,
    bool Archived,
    MuteBody? Muted,
    DateTimeOffset? ClosedAt,
    MessageBody? LastMessage);

/// <summary>A message that was searched for, and where it was said.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Role">On which side the caller takes part.</param>
/// <param name="ListingId">The listing, if it is about one.</param>
/// <param name="BookingId">The booking, if it is about one.</param>
/// <param name="Title">The title of the listing when the thread was opened, or what support is asked.</param>
/// <param name="Message">What was said.</param>
internal sealed record FoundMessageBody(
    Guid ThreadId, TopicKind Kind, ConversationSide Role, Guid? ListingId, Guid? BookingId, string Title, MessageBody Message);

/// <summary>What is unread in all of one's threads together.</summary>
/// <param name="Threads">In how many there is something.</param>
/// <param name="Messages">What the other sides and the system have said since it was last read; of each thread counted up to 100.</param>
internal sealed record UnreadMessagesBody(long Threads, long Messages);

/// <summary>How far the caller's side has read now.</summary>
internal sealed record ReadBody(long Sequence, ReadMarksBody Read);
