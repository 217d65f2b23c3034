using System.Collections.Frozen;

namespace Marketplace.Notifications;

/// <summary>The words of one language.</summary>
/// <param name="Language">Its BCP 47 tag.</param>
/// <param name="IsRightToLeft">Whether it is written from right to left.</param>
/// <param name="Months">The names of the months as dates have them, from January.</param>
/// <param name="Decimal">What stands before the minor digits of an amount.</param>
/// <param name="Moment">A date with its time: `{day}`, `{month}`, `{year}`, `{time}`, `{zone}`.</param>
/// <param name="Greeting">The first line of a mail: `{name}`.</param>
/// <param name="Footer">Below the words of a mail: `{link}`, where the person switches such mails off.</param>
/// <param name="Unsubscribing">The page that such a link leads to.</param>
/// <param name="Texts">What is said, by topic.</param>
internal sealed record NotificationWords(
    string Language,
    bool IsRightToLeft,
    ImmutableArray<string> Months,
    char Decimal,
    MessageTemplate Moment,
    MessageTemplate Greeting,
    MessageTemplate Footer,
    UnsubscribeWords Unsubscribing,
    FrozenDictionary<string, NotificationText> Texts)
{
    private static readonly FrozenDictionary<string, NotificationWords> ByLanguage =
        new[] { EnglishWords.All, ArabicWords.All, KurdishWords.All, GermanWords.All }.ToFrozenDictionary(words => words.Language, StringComparer.Ordinal);

    /// <summary>The words of one of <see cref="NotificationPreferences.Languages"/>.</summary>
    public static NotificationWords In(string language) => ByLanguage[language];

    public NotificationText Of(NotificationTopic topic, NotificationFacts facts) => Texts[KeyOf(topic, facts.Change)];

    /// <summary>Every text that a language must have.</summary>
    public static IEnumerable<string> Keys => NotificationTopics.All.SelectMany(rule => rule.Topic is NotificationTopic.AccountSecurity
        ? Enum.GetValues<SecurityChange>().Select(change => KeyOf(rule.Topic, change))
        : [KeyOf(rule.Topic, null)]);

    public static string KeyOf(NotificationTopic topic, SecurityChange? change) => change is null ? $"{topic}" : $"{topic}/{change}";
}

/// <summary>The words of the page that switches mails off.</summary>
/// <param name="Question">Before it is done.</param>
/// <param name="Button">Does it.</param>
/// <param name="Done">After it.</param>
internal sealed record UnsubscribeWords(string Question, string Button, string Done);

/// <summary>What one notification says.</summary>
/// <param name="Title">One line, without anything that people wrote: a mail's subject.</param>
/// <param name="Text">A sentence or two.</param>
internal sealed record NotificationText(MessageTemplate Title, MessageTemplate Text)
{
    public static FrozenDictionary<string, NotificationText> Table(params ReadOnlySpan<(string Key, string Title, string Text)> texts)
    {
        var table = new Dictionary<string, NotificationText>(StringComparer.Ordinal);
        foreach (var (key, title, text) in texts)
        {
            table.Add(key, new NotificationText(new MessageTemplate(title), new MessageTemplate(text)));
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
