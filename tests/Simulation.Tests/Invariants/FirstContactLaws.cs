using Marketplace.Abuse;
using Marketplace.Conversations;

namespace Marketplace.Simulations;

/// <summary>Nobody writes first to more people than they may, whatever they open it with; counted apart from the rules, of what was said.</summary>
internal static class FirstContactLaws
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IEnumerable<Violation> Judge(Town town)
    {
        if (town.FirstContacts.Limits() is not { } limits)
        {
            yield break;
        }

        var history = town.Watch.History;
        var made = history.All<FirstContactMade>().ToArray();
        var paid = history.All<PayerPaid>().Select(paid => paid.At.Stream.GetGuidKey()).ToHashSet();
        var begun = history.All<ConversationOpened>().Where(opened => opened.Event.Topic.Kind is TopicKind.Listing).ToArray();
        var uncounted = begun.Select(opened => opened.At.Stream.GetGuidKey()).Except(made.Where(contact => contact.Event.Opens).Select(contact => contact.Event.ThreadId)).ToArray();
        if (uncounted.Length > 0)
        {
            yield return new Violation("first contacts", $"nobody counted the inquiries {string.Join(", ", uncounted)}");
        }

        var said = history.All<MessagePosted>().Where(message => message.Event.Sequence == 1)
            .ToDictionary(message => message.At.Stream.GetGuidKey(), message => Plain(message.Event.Contacts?.Written ?? message.Event.Text));
        foreach (var person in made.GroupBy(contact => contact.At.Stream.GetGuidKey()))
        {
            var contacts = person.Select(contact => contact.Event).ToArray();
            for (var last = 0; last < contacts.Length; last++)
            {
                if (contacts[..last].Any(contact => contact.At > contacts[last].At))
                {
                    // A clock that was ahead meanwhile had what was a day old by it forgotten.
                    continue;
                }

                var lately = contacts[..(last + 1)].Where(contact => contact.At > contacts[last].At - Day).ToArray();
                if (!paid.Contains(person.Key) && lately.Count(contact => contact.Opens) > limits.Threads)
                {
                    yield return new Violation("first contacts", $"{person.Key} opened {lately.Length} inquiries in a day, of {limits.Threads}");
                }

                var same = lately.Where(contact => contact.TextMark is not null && said.ContainsKey(contact.ThreadId))
                    .GroupBy(contact => said[contact.ThreadId])
                    .FirstOrDefault(text => text.Select(contact => contact.ProviderId).Distinct().Count() > limits.People);
                if (same is not null)
                {
                    yield return new Violation("first contacts", $"{person.Key} wrote \"{same.Key}\" to more than {limits.People} in a day");
                }
            }
        }
    }

    private static string Plain(string text) =>
        string.Concat(text.ToLowerInvariant().Replace('\u043E', 'o').Where(char.IsLetterOrDigit));
}
