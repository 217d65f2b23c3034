using System.Globalization;
using System.Net;

namespace Marketplace.Notifications;

/// <summary>Says a notification in the words of a person's language, with times in their zone and amounts with the digits of their currency.</summary>
internal static class NotificationTexts
{
    /// <summary>Unicode's marks around text of another direction (UAX #9): what is inside does not move what is around it.</summary>
    private const char FirstStrongIsolate = '\u2068', PopDirectionalIsolate = '\u2069';

    /// <summary>The line, and the sentence or two, as plain text.</summary>
    public static (string Title, string Text) Plain(NotificationWords words, NotificationTopic topic, NotificationFacts facts, string? zone)
    {
        var said = words.Of(topic, facts);
        var values = Values(words, facts, zone).ToDictionary(value => value.Key, value => Isolated(words, value.Value), StringComparer.Ordinal);
        return (said.Title.Fill(words.Language, values, Same), said.Text.Fill(words.Language, values, Same));
    }

    /// <param name="words">In which language.</param>
    /// <param name="said">What.</param>
    /// <param name="zone">The person's; null takes that of the facts.</param>
    /// <param name="to">Their address.</param>
    /// <param name="name">What they are called.</param>
    /// <param name="unsubscribe">Where they switch such mails off; null where nobody can.</param>
    public static Mail Mail(NotificationWords words, NotificationCase said, string? zone, string to, string name, Uri? unsubscribe)
    {
        var (title, text) = Plain(words, said.Topic, said.Facts, zone);
        string[] parts =
        [
            words.Greeting.Fill(words.Language, Single("name", Isolated(words, name)), Same),
            text,
            unsubscribe is null ? string.Empty : words.Footer.Fill(words.Language, Single("link", unsubscribe.ToString()), Same),
            ReferenceOf(said.Facts),
        ];
        var plain = string.Join("\n\n", parts.Where(part => part.Length > 0));
        return new Mail(to, Unmarked(title), plain, Html: Html(words, said, zone, name, unsubscribe), Unsubscribe: unsubscribe);
    }

    private static string Html(NotificationWords words, NotificationCase said, string? zone, string name, Uri? unsubscribe)
    {
        var template = words.Of(said.Topic, said.Facts);
        var values = Values(words, said.Facts, zone).ToDictionary(value => value.Key, value => Marked(value.Value), StringComparer.Ordinal);
        var title = template.Title.Fill(words.Language, values, Escaped);
        var text = template.Text.Fill(words.Language, values, Escaped);
        var greeting = words.Greeting.Fill(words.Language, Single("name", Marked(name)), Escaped);
        var address = Escaped($"{unsubscribe}");
        var footer = unsubscribe is null ? string.Empty : words.Footer.Fill(words.Language, Single("link", $"<a href=\"{address}\">{address}</a>"), Escaped);
        return $"""
            <!doctype html>
            <html lang="{words.Language}" dir="{(words.IsRightToLeft ? "rtl" : "ltr")}">
            <head><meta charset="utf-8"></head>
            <body>
            <h1>{title}</h1>
            <p>{greeting}</p>
            <p>{text}</p>
            <p>{footer}</p>
            <p dir="ltr">{Escaped(ReferenceOf(said.Facts))}</p>
            </body>
            </html>
            """.ReplaceLineEndings("\n");
    }

    /// <summary>What the places of the words are filled with, as far as the facts have it.</summary>
    private static IEnumerable<(string Key, string Value)> Values(NotificationWords words, NotificationFacts facts, string? zone)
    {
        yield return ("last4", facts.Last4 ?? "····");
        if (facts.Title is { } title)
        {
            yield return ("title", title);
        }

        if (facts.At is { } at)
        {
            yield return ("at", Moment(words, at, zone ?? facts.TimeZone ?? "UTC"));
        }

        if (facts.Amount is { } amount)
        {
            yield return ("amount", $"{amount.InUnits().Replace('.', words.Decimal)} {amount.Currency}");
        }

        if (facts.Hours is { } hours)
        {
            yield return ("hours", hours.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Moment(NotificationWords words, DateTimeOffset at, string zone)
    {
        var local = WallClock.Of(zone).LocalOf(at);
        return words.Moment.Fill(
            words.Language,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["day"] = local.Day.ToString(CultureInfo.InvariantCulture),
                ["month"] = words.Months[local.Month - 1],
                ["year"] = local.Year.ToString(CultureInfo.InvariantCulture),
                ["time"] = local.ToString("HH:mm", CultureInfo.InvariantCulture),
                ["zone"] = zone,
            },
            Same);
    }

    /// <summary>By what the person, and whoever helps them, finds it again.</summary>
    private static string ReferenceOf(NotificationFacts facts) =>
        facts.PayoutId is { } payout ? $"Payout {payout}"
        : facts.PaymentId is { } payment ? $"Payment {payment}"
        : facts.BookingId is { } booking ? $"Booking {booking}"
        : facts.ThreadId is { } thread ? $"Thread {thread}"
        : string.Empty;

    private static Dictionary<string, string> Single(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    /// <summary>A number is read by the forms of words, so it stays as it is.</summary>
    private static string Isolated(NotificationWords words, string value) =>
        !words.IsRightToLeft || value.All(char.IsAsciiDigit) ? value : $"{FirstStrongIsolate}{value}{PopDirectionalIsolate}";

    private static string Marked(string value) => value.All(char.IsAsciiDigit) ? value : $"<bdi>{Escaped(value)}</bdi>";

    /// <summary>Mail programs show a subject as a line of its own, and some show the marks.</summary>
    private static string Unmarked(string title) =>
        title.Replace($"{FirstStrongIsolate}", string.Empty, StringComparison.Ordinal).Replace($"{PopDirectionalIsolate}", string.Empty, StringComparison.Ordinal);

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string Same(string text) => text;
}
