using Marketplace.Conversations;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>Whoever wrote to support and was not answered stands in its queue, since when they wrote; and operators speak nowhere else.</summary>
internal static class SupportLaws
{
    public static IEnumerable<Violation> Judge(Town town)
    {
        var rows = town.Database.ReadModels[ReadModel.Threads].Rows.ToDictionary(row => row.Id("id"));
        foreach (var thread in town.Watch.History.Steps.Where(step => step.Step.After is ConversationState { Topic: not null }).GroupBy(step => step.Stream))
        {
            var topic = ((ConversationState)thread.First().Step.After).Topic!;
            var happened = thread.Select(step => step.Step.Event).ToArray();
            var row = rows[thread.Key.GetGuidKey()];
            var expected = topic.Kind is TopicKind.Support ? Told(happened) : new SupportCase();
            var shown = new SupportCase(row.OptionalInstant("waiting_since"), row.OptionalId("assigned_to"), row.OptionalInstant("closed_at"));
            if (shown != expected)
            {
                yield return new Violation("support", $"{thread.Key} should stand as {expected}, and the queue has {shown}");
            }

            var others = happened.OfType<MessagePosted>().Where(said => said.AuthorId is not null && !MaySpeak(topic, said)).ToArray();
            if (others.Length > 0)
            {
                yield return new Violation("support", $"{others[0].Side} says message {others[0].Sequence} of {thread.Key}, which is a {topic.Kind} thread");
            }
        }
    }

    /// <summary>Told from the end: after the last word of support, or the end of it, the first of its person's waits.</summary>
    private static SupportCase Told(object[] happened)
    {
        var ended = Array.FindLastIndex(happened, step => step is SupportClosed or MessagePosted { Side: ConversationSide.Support });
        var closed = Array.FindLastIndex(happened, step => step is SupportClosed);
        var waiting = happened[(ended + 1)..].OfType<MessagePosted>().FirstOrDefault();
        var isOpen = closed < 0 || happened[closed..].OfType<MessagePosted>().Any(said => said.Side is ConversationSide.Customer);
        return new SupportCase(
            waiting?.At,
            happened.OfType<SupportAssigned>().LastOrDefault()?.OperatorId,
            isOpen ? null : ((SupportClosed)happened[closed]).At);
    }

    private static bool MaySpeak(ConversationTopic topic, MessagePosted said) => topic.Kind is TopicKind.Support
        ? said.Side is ConversationSide.Support ? said.AuthorId != topic.CustomerId : said.AuthorId == topic.CustomerId
        : said.Side is ConversationSide.Customer or ConversationSide.Provider;
}
