using Marketplace.Conversations;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Tells the other side of a thread that there is a message for them, once it has lain unread for a while.</summary>
internal sealed class MessageNotifications(IGrainFactory grains, Notifier notifier, IOptions<NotificationOptions> options) : IRelay<ConversationEvent>
{
    /// <summary>What the system says is told by whatever it speaks of.</summary>
    public bool Hears(ConversationEvent happened) => happened is MessagePosted { AuthorId: not null };

    public async Task Tell(Notice<ConversationEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not MessagePosted { AuthorId: not null } posted)
        {
            return;
        }

        var thread = (await grains.GetGrain<IConversationGrain>(notice.Source).Read(Actor.Platform, cancellationToken)).View?.Conversation.Topic
            ?? throw new InvalidOperationException($"{notice.Stream} told of a message and does not know of itself when asked.");
        var person = posted.Side is ConversationSide.Provider ? thread.CustomerId : await notifier.PersonOf(thread.ProviderId, cancellationToken);
        if (person is { } reader)
        {
            var facts = new NotificationFacts { ThreadId = notice.Source, ListingId = thread.ListingId, Title = thread.Title };
            await notifier.Tell(
                notice,
                reader,
                NotificationTopic.MessageReceived,
                thread.Kind is TopicKind.Booking ? facts with { BookingId = thread.SubjectId } : facts,
                NotificationCause.Unread(notice.Source, posted.Sequence),
                posted.At + options.Value.MessageUnreadAfter);
        }
    }
}
