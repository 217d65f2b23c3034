using System.Text;
using static Marketplace.Documents.BidiClass;

namespace Marketplace.Documents;

/// <summary>Text of any languages, cut into lines that fit.</summary>
internal static class TextParagraph
{
    /// <summary>What begins and ends isolates.</summary>
    public const string Controls = "\u2066\u2067\u2068\u2069";

    /// <summary>Begins and ends a text in a text that reads in its own direction.</summary>
    private const char Isolate = '\u2068', Pop = '\u2069';

    /// <summary>Begins a text in a text that reads from the left.</summary>
    private const char IsolateLeftToRight = '\u2066';

    /// <summary>What somebody wrote, as a part of a paragraph: it reads in its own direction and cannot change that of what follows.</summary>
    public static string Own(string text) => $"{Isolate}{Clean(text)}{Pop}";

    /// <summary>Numbers and ids as a part of a paragraph: they read from the left in every language.</summary>
    public static string LeftToRight(string text) => $"{IsolateLeftToRight}{Clean(text)}{Pop}";

    /// <param name="text">Without line ends. What others wrote is in <see cref="Own"/>.</param>
    /// <param name="rightToLeft">How the paragraph reads.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="width">Of the longest line, in points; a single letter that is wider stands alone.</param>
    public static ImmutableArray<TextLine> Lines(string text, bool rightToLeft, TextStyle style, double width)
    {
        var levels = BidiLevels.Of(text, (byte)(rightToLeft ? 1 : 0));
        var room = (long)(width * style.Font.UnitsPerEm / style.Size);
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        for (var start = 0; start < text.Length;)
        {
            var (line, end) = Longest(text, levels, start, style.Font, room);
            lines.Add(line);
            start = end;
            while (start < text.Length && text[start] == ' ')
            {
                start++;
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>As many words as fit; as many letters of a word that does not.</summary>
    private static (TextLine Line, int End) Longest(string text, byte[] levels, int start, TextFont font, long room)
    {
        (TextLine Line, int End)? best = null;
        for (var end = WordEnd(text, start); ; end = WordEnd(text, end + 1))
        {
            var line = TextLine.Of(text, levels, start, end, font);
            if (line.Width > room)
            {
                return best ?? Letters(text, levels, start, end, font, room);
            }

            best = (line, end);
            if (end == text.Length)
            {
                return best.Value;
            }
        }
    }

    /// <summary>Halves what is left to try, so that a text without spaces costs no more than one with them.</summary>
    private static (TextLine Line, int End) Letters(string text, byte[] levels, int start, int end, TextFont font, long room)
    {
        var (fits, tooMany) = (AfterLetter(text, start), end);
        while (AfterLetter(text, fits) is var next && next < tooMany)
        {
            var middle = AfterLetter(text, Math.Max(next, fits + ((tooMany - fits) / 2)) - 1);
            if (middle >= tooMany)
            {
                middle = next;
            }

            (fits, tooMany) = TextLine.Of(text, levels, start, middle, font).Width <= room ? (middle, tooMany) : (fits, middle);
        }

        return (TextLine.Of(text, levels, start, fits, font), fits);
    }

    private static int WordEnd(string text, int from) => text.IndexOf(' ', Math.Min(from, text.Length)) is >= 0 and var at ? at : text.Length;

    /// <summary>Never between the halves of a character.</summary>
    private static int AfterLetter(string text, int at)
    {
        var next = at + 1;
        return next < text.Length && char.IsLowSurrogate(text[next]) ? next + 1 : next;
    }

    /// <summary>On one line, and without controls, which are no text and could turn what follows round.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var classes = BidiClasses.Of(text);
        for (var at = 0; at < text.Length; at++)
        {
            // Joiners are spelling in Persian and Kurdish.
            var isText = text[at] is '\u200C' or '\u200D' || classes[at] is not (BN or LRI or RLI or FSI or PDI);
            if (classes[at] is WS)
            {
                clean.Append(' ');
            }
            else if (isText)
            {
                clean.Append(text[at]);
            }
        }

        return clean.ToString();
    }
}
