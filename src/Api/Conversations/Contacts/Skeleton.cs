using System.Globalization;
using System.Text;

namespace Marketplace.Conversations;

/// <summary>
/// A text as somebody who looks past its disguise reads it: in small letters, without accents and invisible characters, with the digits
/// of every script as 0 to 9, and with a way back to what was written.
/// </summary>
internal sealed class Skeleton
{
    /// <summary>Tatweel stretches Arabic words and says nothing.</summary>
    private const int Tatweel = 0x0640;

    private readonly List<int> starts = [];
    private readonly List<int> ends = [];

    private Skeleton(string written)
    {
        var text = new StringBuilder(written.Length);
        var at = 0;
        foreach (var rune in written.EnumerateRunes())
        {
            var end = at + rune.Utf16SequenceLength;
            foreach (var letter in Plain(rune))
            {
                text.Append(letter);
                starts.Add(at);
                ends.Add(end);
            }

            if (starts.Count > 0)
            {
                ends[^1] = end;
            }

            at = end;
        }

        Text = text.ToString();
        Latin = string.Create(Text.Length, Text, (span, plain) =>
        {
            for (var index = 0; index < plain.Length; index++)
            {
                span[index] = Lookalikes.Of(plain[index]);
            }
        });
    }

    public string Text { get; }

    /// <summary>The same, with letters of other scripts that look like Latin ones as those; character for character.</summary>
    public string Latin { get; }

    public static Skeleton Of(string written) => new(written);

    /// <summary>Where what stands in the skeleton from one place up to another was written.</summary>
    public (int Start, int End) Written(int start, int end) => (starts[start], ends[end - 1]);

    /// <summary>The characters of the skeleton for one that was written; none for accents and what cannot be seen.</summary>
    private static string Plain(Rune rune)
    {
        if (rune.IsAscii)
        {
            return ((char)char.ToLowerInvariant((char)rune.Value)).ToString();
        }

        if (rune.Value is Tatweel || IsInvisible(rune))
        {
            return string.Empty;
        }

        var digit = Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber
            ? (int)Rune.GetNumericValue(rune)
            : CharUnicodeInfo.GetDigitValue(rune.ToString(), 0);
        return digit >= 0 ? $"{(char)('0' + digit)}" : Letters.Plain(Rune.ToLowerInvariant(rune)).ToString();
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
        or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.EnclosingMark
        or UnicodeCategory.SpacingCombiningMark;
}
