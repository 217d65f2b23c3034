using System.Globalization;
using System.Text;
using static Marketplace.Documents.BidiClass;

namespace Marketplace.Documents;

/// <summary>
/// The bidirectional types of characters. .NET knows general categories and blocks are stable, so the type follows from these two and a few
/// exceptions, which is shorter than the table of Unicode and differs from it in rare symbols only.
/// </summary>
internal static class BidiClasses
{
    /// <summary>One for each UTF-16 unit; both halves of a surrogate pair have that of the character.</summary>
    public static BidiClass[] Of(string text)
    {
        var classes = new BidiClass[text.Length];
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            classes.AsSpan(at, rune.Utf16SequenceLength).Fill(Of(rune));
            at += rune.Utf16SequenceLength;
        }

        return classes;
    }

    private static BidiClass Of(Rune rune)
    {
        var (value, category) = (rune.Value, Rune.GetUnicodeCategory(rune));
        return category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => NSM,
            _ when Exception(value) is { } known => known,
            UnicodeCategory.DecimalDigitNumber when value is <= '9' or (>= 0x6F0 and <= 0x6F9) or (>= 0xFF10 and <= 0xFF19) or (>= 0x1D7CE and <= 0x1D7FF) => EN,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => WS,
            UnicodeCategory.Control => value is '\t' or '\n' or '\v' or '\f' or '\r' or 0x85 ? WS : BN,
            UnicodeCategory.CurrencySymbol => IsArabic(value) ? AL : ET,
            UnicodeCategory.Format or UnicodeCategory.Surrogate => BN,
            _ when IsArabic(value) => AL,
            _ when IsRightToLeft(value) => R,
            UnicodeCategory.OtherNumber or UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol => ON,
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OtherPunctuation => ON,
            UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation => ON,
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => ON,
            _ => L,
        };
    }

    private static BidiClass? Exception(int value) => value switch
    {
        '+' or '-' or 0x207A or 0x207B or 0x208A or 0x208B or 0x2212 or 0xFB29 or 0xFE62 or 0xFE63 or 0xFF0B or 0xFF0D => ES,
        ',' or '.' or '/' or ':' or 0xA0 or 0x60C or 0x202F or 0x2044 or 0xFE50 or 0xFE52 or 0xFE55 or 0xFF0C or 0xFF0E or 0xFF0F or 0xFF1A => CS,
        '#' or '%' or 0xB0 or 0xB1 or (>= 0x2030 and <= 0x2034) or 0x212E or 0x2213 or 0x609 or 0x60A or 0x66A or 0xFE5F or 0xFE6A or 0xFF03 or 0xFF05 => ET,
        0xB2 or 0xB3 or 0xB9 or 0x2070 or (>= 0x2074 and <= 0x2079) or (>= 0x2080 and <= 0x2089) or (>= 0x2488 and <= 0x249B) => EN,
        (>= 0x600 and <= 0x605) or (>= 0x660 and <= 0x669) or 0x66B or 0x66C or 0x6DD or 0x890 or 0x891 or 0x8E2 => AN,
        0x606 or 0x607 or 0x60E or 0x60F or 0x6DE or 0x6E9 or 0xFD3E or 0xFD3F or 0xFDFD => ON,
        0x200E => L,
        0x200F => R,
        0x61C => AL,
        0x2066 => LRI,
        0x2067 => RLI,
        0x2068 => FSI,
        0x2069 => PDI,
        _ => null,
    };

    /// <summary>The blocks of Arabic, Syriac, Thaana, and what belongs to them.</summary>
    private static bool IsArabic(int value) => value
        is (>= 0x600 and <= 0x7BF)
        or (>= 0x860 and <= 0x8FF)
        or (>= 0xFB50 and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFE)
        or (>= 0x1EC70 and <= 0x1ECBF)
        or (>= 0x1ED00 and <= 0x1ED4F)
        or (>= 0x1EE00 and <= 0x1EEFF);

    /// <summary>The blocks of Hebrew and others, where those of Arabic do not lie between them.</summary>
    private static bool IsRightToLeft(int value) => value
        is (>= 0x590 and <= 0x5FF)
        or (>= 0x7C0 and <= 0x85F)
        or (>= 0xFB1D and <= 0xFB4F)
        or (>= 0x10800 and <= 0x10FFF)
        or (>= 0x1E800 and <= 0x1EFFF);
}
