namespace Marketplace.Notifications;

/// <summary>One page of what the caller was told, newest first.</summary>
/// <param name="Items">The page.</param>
/// <param name="Next">Where the next page begins, to be sent as `before`; null when there is none.</param>
/// <param name="Unread">How many are unread in all.</param>
/// <param name="Position">What to send as `Last-Event-ID` to hear what comes after this page.</param>
internal sealed record NotificationPageBody(IReadOnlyList<NotificationBody> Items, string? Next, long Unread, string Position);

/// <summary>Something the caller was told, in their language.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Sequence">Its place: 1, 2, 3 and so on without a gap.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">A sentence or two.</param>
/// <param name="Language">The language of both.</param>
/// <param name="BookingId">The booking that it leads to.</param>
/// <param name="ThreadId">The thread.</param>
/// <param name="ReportId">The report of a message.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="PayoutId">The payout.</param>
/// <param name="ListingId">The listing.</param>
/// <param name="PostedAt">When.</param>
/// <param name="ReadAt">When they read it; null until they have.</param>
internal sealed record NotificationBody(
    Guid Id,
    long Sequence,
    NotificationTopic Topic,
    string Title,
    string Text,
    string Language,
    Guid? BookingId,
    Guid? ThreadId,
    Guid? ReportId,
    Guid? PaymentId,
    Guid? PayoutId,
    Guid? ListingId,
    DateTimeOffset PostedAt,
    DateTimeOffset? ReadAt)
{
    public static NotificationBody Of(ListedNotification listed, NotificationWords words, string? zone)
    {
        var (title, text) = NotificationTexts.Plain(words, listed.Topic, listed.Facts, zone);
        var facts = listed.Facts;
        return new NotificationBody(
            listed.Id, listed.Sequence, listed.Topic, title, text, words.Language,
            facts.BookingId, facts.ThreadId, facts.ReportId, facts.PaymentId, facts.PayoutId, facts.ListingId, listed.PostedAt, listed.ReadAt);
    }
}

/// <summary>How many are unread now.</summary>
internal sealed record UnreadNotificationsBody(long Unread);

/// <summary>That notifications were read, here or elsewhere; told to whoever follows.</summary>
/// <param name="Sequence">Which one; with `all`, everything up to it.</param>
/// <param name="All">Whether everything before it was read too.</param>
/// <param name="ReadAt">When.</param>
internal sealed record NotificationReadEvent(long Sequence, bool All, DateTimeOffset ReadAt);
