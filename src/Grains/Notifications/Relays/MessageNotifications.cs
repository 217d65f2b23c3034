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
        if (await ReaderOf(thread, posted.Side, cancellationToken) is { } reader)
        {
            var facts = new NotificationFacts { ThreadId = notice.Source, ListingId = thread.Listing(), BookingId = thread.Booking(), Title = thread.Title };
            await notifier.Tell(
                notice,
                reader,
                NotificationTopic.MessageReceived,
                facts,
                NotificationCause.Unread(notice.Source, posted.Sequence),
                posted.At + options.Value.MessageUnreadAfter);
        }
    }

    /// <summary>Who hears what that side says; nobody of what is said to support, which has a queue.</summary>
    private async Task<Guid?> ReaderOf(ConversationTopic thread, ConversationSide side, CancellationToken cancellationToken) =>
        side is not ConversationSide.Customer ? thread.CustomerId
        : thread.Provider() is { } provider ? await notifier.PersonOf(provider, cancellationToken)
        : null;
}
