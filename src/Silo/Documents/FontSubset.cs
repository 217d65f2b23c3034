using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace Marketplace.Documents;

/// <summary>
/// The part of a TrueType font that a document needs: the glyphs that it draws, numbered anew from 0, which is what stands for
/// characters that the font does not have. The layout of the tables is that of OpenType 1.9.
/// </summary>
internal static class FontSubset
{
    /// <summary>In a composite glyph: what follows a component's number, and whether another one comes.</summary>
    private const int WordArguments = 0x1, OneScale = 0x8, MoreComponents = 0x20, TwoScales = 0x40, Matrix = 0x80;

    /// <summary>Where `head` says how long offsets are, and that the whole file sums to <see cref="Magic"/>.</summary>
    private const int LocationFormat = 50, Adjustment = 8;

    private const uint Magic = 0xB1B0AFBA;

    /// <param name="font">The whole file.</param>
    /// <param name="glyphs">Which, in the order of their new numbers; the first is 0.</param>
    public static byte[] Of(byte[] font, IReadOnlyList<ushort> glyphs)
    {
        var kept = glyphs.ToList();
        var numbers = kept.Select((glyph, number) => (glyph, number)).ToDictionary(pair => pair.glyph, pair => (ushort)pair.number);
        var source = new FontTables(font);

        using var outlines = new MemoryStream();
        using var offsets = new MemoryStream();

        // Grows while it is walked: components of composite glyphs come after the glyphs that are drawn.
        for (var i = 0; i < kept.Count; i++)
        {
            Write(offsets, (uint)outlines.Length);
            outlines.Write(Renumbered(source.Outline(kept[i]).ToArray()));
            outlines.Write(new byte[-outlines.Length & 3]);
        }

        Write(offsets, (uint)outlines.Length);

        var metrics = new byte[4 * kept.Count];
        for (var i = 0; i < kept.Count; i++)
        {
            source.Metric(kept[i]).CopyTo(metrics.AsSpan(4 * i));
        }

        var (head, hhea, maxp) = (source["head"].ToArray(), source["hhea"].ToArray(), source["maxp"].ToArray());
        WriteUInt16BigEndian(head.AsSpan(LocationFormat), 1);
        WriteUInt32BigEndian(head.AsSpan(Adjustment), 0);
        WriteUInt16BigEndian(hhea.AsSpan(FontTables.MetricCount), (ushort)kept.Count);
        WriteUInt16BigEndian(maxp.AsSpan(FontTables.GlyphCount), (ushort)kept.Count);
        return Assemble(
            ("cvt ", source["cvt "].ToArray()),
            ("fpgm", source["fpgm"].ToArray()),
            ("glyf", outlines.ToArray()),
            ("head", head),
            ("hhea", hhea),
            ("hmtx", metrics),
            ("loca", offsets.ToArray()),
            ("maxp", maxp),
            ("prep", source["prep"].ToArray()));

        byte[] Renumbered(byte[] outline)
        {
            // A negative number of contours says that the glyph is made of others.
            if (outline.Length == 0 || ReadInt16BigEndian(outline) >= 0)
            {
                return outline;
            }

            for (int at = 10, flags = MoreComponents; (flags & MoreComponents) != 0;)
            {
                flags = ReadUInt16BigEndian(outline.AsSpan(at));
                var component = ReadUInt16BigEndian(outline.AsSpan(at + 2));
                if (!numbers.TryGetValue(component, out var number))
                {
                    number = (ushort)kept.Count;
                    numbers.Add(component, number);
                    kept.Add(component);
                }

                WriteUInt16BigEndian(outline.AsSpan(at + 2), number);
                at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
                at += (flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
            }

            return outline;
        }
    }

    /// <param name="tables">In the order of their names.</param>
    private static byte[] Assemble(params ReadOnlySpan<(string Name, byte[] Data)> tables)
    {
        var size = 12 + (16 * tables.Length);
        foreach (var (_, data) in tables)
        {
            size += (data.Length + 3) & ~3;
        }

        var file = new byte[size];
        var power = 1 << int.Log2(tables.Length);
        WriteUInt32BigEndian(file, 0x00010000);
        WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 * power));
        WriteUInt16BigEndian(file.AsSpan(8), (ushort)int.Log2(tables.Length));
        WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * (tables.Length - power)));

        var (entry, at, head) = (12, 12 + (16 * tables.Length), 0);
        foreach (var (name, data) in tables)
        {
            data.CopyTo(file.AsSpan(at));
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(at, (data.Length + 3) & ~3)));
            WriteUInt32BigEndian(file.AsSpan(entry + 8), (uint)at);
            WriteUInt32BigEndian(file.AsSpan(entry + 12), (uint)data.Length);
            head = name == "head" ? at : head;
            (entry, at) = (entry + 16, at + ((data.Length + 3) & ~3));
        }

        WriteUInt32BigEndian(file.AsSpan(head + Adjustment), unchecked(Magic - Sum(file)));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        var sum = 0u;
        for (var at = 0; at < words.Length; at += 4)
        {
            sum = unchecked(sum + ReadUInt32BigEndian(words[at..]));
        }

        return sum;
    }

    private static void Write(MemoryStream to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        WriteUInt32BigEndian(bytes, value);
        to.Write(bytes);
    }
}
