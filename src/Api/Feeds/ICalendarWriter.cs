using System.Globalization;
using System.Text;

namespace Marketplace.Feeds;

/// <summary>Writes content lines as RFC 5545 wants them: escaped, folded at 75 octets of UTF-8 between characters, ended by CRLF.</summary>
internal sealed class ICalendarWriter
{
    /// <summary>Of a line, without its end (RFC 5545, section 3.1).</summary>
    private const int LineOctets = 75;

    private readonly StringBuilder lines = new();

    public ICalendarWriter Begin(string component) => Plain("BEGIN", component);

    public ICalendarWriter End(string component) => Plain("END", component);

    /// <summary>A value that needs no escaping, or must not have any.</summary>
    public ICalendarWriter Plain(string name, string value) => Line($"{name}:{value}");

    /// <summary>A value that people wrote.</summary>
    public ICalendarWriter Text(string name, string value) => Line($"{name}:{Escaped(value)}");

    /// <summary>An instant, in UTC.</summary>
    public ICalendarWriter Instant(string name, DateTimeOffset value) =>
        Plain(name, value.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => lines.ToString();

    private ICalendarWriter Line(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                lines.Append("\r\n ");
                octets = 1;
            }

            lines.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        lines.Append("\r\n");
        return this;
    }

    private static string Escaped(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var letter in value.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                // No other control character may stand in a text.
                _ when char.IsControl(letter) && letter != '\t' => escaped,
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
