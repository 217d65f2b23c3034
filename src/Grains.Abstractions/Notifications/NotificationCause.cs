using Marketplace.Bookings;

namespace Marketplace.Notifications;

/// <summary>Why somebody is told something that may be over before they are. It is looked at again right before they are told.</summary>
/// <param name="Kind">What must still be so.</param>
/// <param name="SubjectId">The thread or the booking.</param>
/// <param name="Sequence">The place of the message.</param>
/// <param name="Status">Where the booking must stand.</param>
/// <param name="Start">When it must begin; null where that does not matter.</param>
[GenerateSerializer, Immutable, Alias("notification.cause")]
public sealed record NotificationCause(
    NotificationCauseKind Kind, Guid SubjectId, long? Sequence = null, BookingStatus? Status = null, DateTimeOffset? Start = null)
{
    /// <summary>
    /// A message is unread in a thread that its reader has not muted, and the first unread one of its side since they
    /// last had: one notification tells of all that follow it.
    /// </summary>
    public static NotificationCause Unread(Guid thread, long sequence) => new(NotificationCauseKind.MessageIsUnread, thread, sequence);

    /// <summary>A booking still stands where it did.</summary>
    public static NotificationCause Stands(Guid booking, BookingStatus status, DateTimeOffset? start = null) =>
        new(NotificationCauseKind.BookingStands, booking, Status: status, Start: start);
}

/// <summary>What a notification rests on. Stored by name; never rename.</summary>
public enum NotificationCauseKind
{
    MessageIsUnread,
    BookingStands,
}
