using System.Text.RegularExpressions;

namespace Marketplace.Documents;

/// <summary>Which way text reads, by Unicode's algorithm: each character here has its level below it.</summary>
public sealed class Directions_of_text
{
    [Theory]
    [InlineData("abc 123", 0, "0000000")]
    [InlineData("abc 123", 1, "2222222")]
    [InlineData("درس بيانو", 1, "111111111")]
    [InlineData("درس 60 min", 1, "1111221222")]
    [InlineData("see درس now", 0, "00001110000")]
    [InlineData("درس 12:30", 1, "111122222")]
    [InlineData("درس -5", 1, "111112")]
    [InlineData("שלום -5", 1, "1111112")]
    [InlineData("שלום 5%", 1, "1111122")]
    [InlineData("درس (abc) كم", 1, "111112221111")]
    [InlineData("a (درس) b", 0, "000111000")]
    [InlineData("درس ١٢٫٥", 1, "11112222")]
    [InlineData("مُعاد", 1, "11111")]
    public void Letters_take_their_neighbours_with_them(string text, byte paragraph, string levels) =>
        Assert.Equal(levels, Levels(text, paragraph));

    [Theory]
    [InlineData("⁦2030-03-11⁩", 1, "122222222221")]
    [InlineData("⁨درس⁩ abc", 0, "011100000")]
    [InlineData("⁨abc ⁨درس⁩ !⁩ درس", 1, "12222233322211111")]
    [InlineData("⁨(⁩ درس", 1, "1211111")]
    [InlineData("⁨درس", 0, "0111")]
    [InlineData("⁩ درس", 0, "00111")]
    public void An_isolate_is_a_text_of_its_own(string text, byte paragraph, string levels) =>
        Assert.Equal(levels, Levels(text, paragraph));

    /// <summary>A date beside an Arabic word would read 11-03-2030.</summary>
    [Fact]
    public void Numbers_of_ours_keep_their_order()
    {
        var text = $"تاريخ: {TextParagraph.LeftToRight("2030-03-11")}";
        var line = TextParagraph.Lines(text, rightToLeft: true, new TextStyle(TextFont.Regular, 10), 400).Single();
        Assert.StartsWith("2030-03-11", string.Concat(line.Glyphs.Select(glyph => glyph.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_write_cannot_turn_round_what_follows()
    {
        var own = TextParagraph.Own("a\u202Eb\u2066c\u2069\u2069d\u0007\r\ne");
        Assert.Equal("\u2068abcd  e\u2069", own);
        Assert.Equal("می\u200Cخواهم", Regex.Match(TextParagraph.Own("می\u200Cخواهم"), "[^\u2068\u2069]+").Value);
    }

    private static string Levels(string text, byte paragraph) => string.Concat(BidiLevels.Of(text, paragraph));
}
