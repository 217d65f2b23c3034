using Marketplace.Conversations;

namespace Marketplace.Simulations;

/// <summary>What holds of contacts in messages, computed apart from the rules: hidden before the booking is paid, never after, and never from support.</summary>
internal static class ContactLaws
{
    private const string Confirmed = "booking.confirmed";

    public static IEnumerable<Violation> Judge(History history)
    {
        var paid = history.All<MessagePosted>().Where(message => message.Event is { Side: ConversationSide.System, Code: Confirmed })
            .GroupBy(message => message.At.Stream)
            .ToDictionary(thread => thread.Key, thread => thread.Min(message => message.Event.Sequence));
        foreach (var (at, message) in history.All<MessagePosted>().Where(message => message.Event.AuthorId is not null))
        {
            var isFree = at.Step.After is ConversationState { Topic.Kind: TopicKind.Support } || (paid.TryGetValue(at.Stream, out var since) && message.Sequence > since);
            var shown = isFree ? message.Text : Contacts.Mask(message.Contacts?.Written ?? message.Text)?.Text ?? message.Text;
            if (message.Text != shown || (isFree && message.Contacts is not null))
            {
                yield return new Violation("contacts", $"message {message.Sequence} of {at.Stream} says {message.Text} {(isFree ? "after" : "before")} the booking was paid");
            }
        }
    }
}
