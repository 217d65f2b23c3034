using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace Marketplace.Documents;

/// <summary>A font as one document uses it: what it draws is embedded, and what it draws can be copied as text.</summary>
/// <param name="font">Which.</param>
/// <param name="name">By what pages call it.</param>
internal sealed class PdfFont(TextFont font, string name)
{
    /// <summary>One `bfchar` block holds no more.</summary>
    private const int MappingBlock = 100;

    private readonly FontTables tables = new(font.File);
    private readonly List<ushort> glyphs = [0];
    private readonly Dictionary<ushort, int> numbers = new() { [0] = 0 };
    private readonly SortedDictionary<int, string> meanings = [];

    public string Name => name;

    public int UnitsPerEm => font.UnitsPerEm;

    /// <summary>The number of a glyph in this document.</summary>
    public int Use(Glyph glyph)
    {
        if (!numbers.TryGetValue(glyph.Id, out var number))
        {
            number = glyphs.Count;
            numbers.Add(glyph.Id, number);
            glyphs.Add(glyph.Id);
        }

        if (glyph.Text.Length > 0 && glyph.Id != 0)
        {
            meanings.TryAdd(number, glyph.Text);
        }

        return number;
    }

    /// <summary>How wide the file says that a glyph is, in thousandths of the size.</summary>
    public int Width(int number) => Scaled(ReadUInt16BigEndian(tables.Metric(glyphs[number])));

    /// <returns>The number of the object.</returns>
    public int Write(PdfFile file)
    {
        var subset = FontSubset.Of(font.File, glyphs);
        var title = $"{Tag(subset)}+{font.Name}";
        var embedded = file.AddStream(subset, string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length} "));
        var box = string.Join(' ', ((ReadOnlySpan<int>)[36, 38, 40, 42]).ToArray().Select(at => Scaled(tables.Number("head", at))));
        var descriptor = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{title} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {Scaled(tables.Number("hhea", 4))} /Descent {Scaled(tables.Number("hhea", 6))} /CapHeight {Scaled(tables.Number("hhea", 4))} /StemV 80 /FontFile2 {embedded} 0 R >>"));
        var widths = string.Join(' ', Enumerable.Range(0, glyphs.Count).Select(Width));
        var descendant = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{title} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /W [0 [{widths}]] /CIDToGIDMap /Identity >>"));
        var text = file.AddStream(Encoding.ASCII.GetBytes(Meanings()));
        return file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{title} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {text} 0 R >>"));
    }

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / font.UnitsPerEm, MidpointRounding.AwayFromZero);

    /// <summary>Six letters that tell this subset of the font from others.</summary>
    private static string Tag(byte[] subset) =>
        string.Concat(SHA256.HashData(subset).AsSpan(..6).ToArray().Select(part => (char)('A' + (part % 26))));

    private string Meanings()
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        foreach (var block in meanings.Chunk(MappingBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (number, text) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}> <{PdfFile.Hex(text)}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
