namespace Marketplace.Documents;

/// <summary>Letters join, marks stand where they belong, and lines are as long as they may be.</summary>
public sealed class Text_on_paper
{
    private static readonly TextStyle Plain = new(TextFont.Regular, 10);

    [Fact]
    public void Letters_of_Arabic_join()
    {
        var alone = Assert.Single(Shape("ب")).Id;
        var joined = Shape("ببب").Select(glyph => glyph.Id).ToArray();
        Assert.Equal(3, joined.Distinct().Count());
        Assert.DoesNotContain(alone, joined);
    }

    [Fact]
    public void Lam_and_alef_are_one_glyph_that_stands_for_both() => Assert.Equal("لا", Assert.Single(Shape("لا")).Text);

    [Fact]
    public void A_mark_stands_on_its_letter_and_takes_no_room()
    {
        var (plain, marked) = (Shape("م"), Shape("مُ"));
        Assert.Equal(plain.Sum(glyph => glyph.Advance), marked.Sum(glyph => glyph.Advance));
        Assert.Contains(marked, glyph => glyph.Text == "ُ" && (glyph.X, glyph.Y) != (0, 0));
    }

    [Theory]
    [InlineData("کوردی: ڕۆژ، شەو، گوڵ، ێوارە")]
    [InlineData("فارسی می‌خواهم پچژگ")]
    [InlineData("العَرَبِيَّة ١٢٣")]
    [InlineData("Žluťoučký kůň, Größe, Łódź, Ελλάδα, Привет, שלום, 12 € £ ¥ ₺")]
    public void Every_letter_has_a_shape(string text) =>
        Assert.DoesNotContain(Lines(text, 1000).Concat(Lines(text, 1000, TextFont.Bold)).SelectMany(line => line.Glyphs), glyph => glyph.Id == 0);

    [Fact]
    public void Lines_end_between_words_where_they_can_and_hold_all_of_the_text()
    {
        const string Text = "درس بيانو طويل جدا مع كلمات كثيرة and some Latin words to wrap 123, and so on and so on";
        var lines = Lines(Text, 90);
        Assert.InRange(lines.Length, 4, 9);
        Assert.All(lines, line => Assert.InRange(line.Width * Plain.Size / TextFont.Regular.UnitsPerEm, 1, 90));
        Assert.Equal(
            Text.Split(' ').Order(),
            lines.SelectMany(line => line.Glyphs.Select(glyph => glyph.Text).Aggregate(string.Empty, (said, next) => said + next).Split(' ')).Select(word => IsArabic(word) ? new string([.. word.Reverse()]) : word).Order());
    }

    [Fact]
    public void A_word_that_is_too_long_is_divided_but_no_letter_is()
    {
        var text = string.Concat(Enumerable.Repeat("𝐀b", 200));
        var lines = Lines(text, 90);
        Assert.All(lines[..^1], line => Assert.InRange(line.Width * Plain.Size / TextFont.Regular.UnitsPerEm, 70, 90));
        Assert.Equal(text, string.Concat(lines.SelectMany(line => line.Glyphs.Select(glyph => glyph.Text))));
        Assert.Equal(5, Lines("abcde", 0.1).Length);
    }

    [Fact]
    public void No_text_is_no_line() => Assert.Empty(Lines(string.Empty, 90));

    /// <summary>É is made of E and an accent, which have to come along.</summary>
    [Fact]
    public void A_part_of_a_font_is_a_whole_font()
    {
        var drawn = Shape("É").Single().Id;
        var part = FontSubset.Of(TextFont.Regular.File, [0, drawn]);
        var tables = new FontTables(part);
        var glyphs = tables.Number("maxp", FontTables.GlyphCount);
        Assert.Equal(4, glyphs);
        Assert.All(Enumerable.Range(0, glyphs), glyph => Assert.NotEqual(0, tables.Outline((ushort)glyph).Length));
        Assert.Equal(new FontTables(TextFont.Regular.File).Metric(drawn), tables.Metric(1));
        Assert.Equal(0xB1B0AFBA, Enumerable.Range(0, part.Length / 4).Aggregate(0u, (sum, at) => unchecked(sum + System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(part.AsSpan(4 * at)))));
    }

    private static bool IsArabic(string word) => word.Length > 0 && word[0] is >= '\u0600' and <= '\u06FF';

    private static ImmutableArray<Glyph> Shape(string text) => TextFont.Regular.Shape(text, 0, text.Length, rightToLeft: IsArabic(text));

    private static ImmutableArray<TextLine> Lines(string text, double width, TextFont? font = null) =>
        TextParagraph.Lines(text, rightToLeft: false, Plain with { Font = font ?? TextFont.Regular }, width);
}
