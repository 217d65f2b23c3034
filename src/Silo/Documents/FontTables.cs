using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace Marketplace.Documents;

/// <summary>The tables of a TrueType font.</summary>
/// <param name="font">The whole file.</param>
internal sealed class FontTables(byte[] font)
{
    /// <summary>Where `hhea` says how many glyphs have a width of their own, and `maxp` how many there are.</summary>
    public const int MetricCount = 34, GlyphCount = 4;

    private const int LocationFormat = 50;

    /// <summary>A table by its four letters; empty where the font has none.</summary>
    public ReadOnlySpan<byte> this[string name]
    {
        get
        {
            var tables = ReadUInt16BigEndian(font.AsSpan(4));
            for (var entry = 12; entry < 12 + (16 * tables); entry += 16)
            {
                if (Encoding.ASCII.GetString(font, entry, 4) == name)
                {
                    return font.AsSpan((int)ReadUInt32BigEndian(font.AsSpan(entry + 8)), (int)ReadUInt32BigEndian(font.AsSpan(entry + 12)));
                }
            }

            return [];
        }
    }

    /// <summary>The drawing of a glyph; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var offsets = this["loca"];
        var (from, to) = ReadUInt16BigEndian(this["head"][LocationFormat..]) == 0
            ? (2 * ReadUInt16BigEndian(offsets[(2 * glyph)..]), 2 * ReadUInt16BigEndian(offsets[((2 * glyph) + 2)..]))
            : ((int)ReadUInt32BigEndian(offsets[(4 * glyph)..]), (int)ReadUInt32BigEndian(offsets[((4 * glyph) + 4)..]));
        return this["glyf"][from..to];
    }

    /// <summary>The width of a glyph and its left bearing, two bytes each.</summary>
    public byte[] Metric(ushort glyph)
    {
        var metrics = this["hmtx"];
        var count = ReadUInt16BigEndian(this["hhea"][MetricCount..]);

        // The last ones all have the width of the last that has its own, and a bearing each.
        return glyph < count
            ? metrics.Slice(4 * glyph, 4).ToArray()
            : [.. metrics.Slice(4 * (count - 1), 2), .. metrics.Slice((4 * count) + (2 * (glyph - count)), 2)];
    }

    /// <summary>A signed number in a table.</summary>
    public short Number(string table, int at) => ReadInt16BigEndian(this[table][at..]);
}
