using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Marketplace.Documents;

/// <summary>
/// A font that documents carry in themselves, so that they look the same everywhere. Text is shaped by HarfBuzz: letters join, marks
/// find their place. Safe to use from many threads.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "There are two of them, and they live as long as the process.")]
internal sealed class TextFont
{
    private readonly Font shaper;

    private TextFont(string name)
    {
        Name = name;
        File = Read(name);

        // Pinned for as long as the process lives: HarfBuzz reads from it, and nobody unloads a font.
        var pinned = GCHandle.Alloc(File, GCHandleType.Pinned);
        var face = new Face(new Blob(pinned.AddrOfPinnedObject(), File.Length, MemoryMode.ReadOnly), 0);
        face.MakeImmutable();
        UnitsPerEm = face.UnitsPerEm;
        shaper = new Font(face);
        shaper.SetFunctionsOpenType();
    }

    public static TextFont Regular { get; } = new("DejaVuSans");

    public static TextFont Bold { get; } = new("DejaVuSans-Bold");

    /// <summary>Of PostScript.</summary>
    public string Name { get; }

    /// <summary>As it was published.</summary>
    public byte[] File { get; }

    /// <summary>All measures of glyphs are in these.</summary>
    public int UnitsPerEm { get; }

    /// <summary>The glyphs of a part of a text in which all reads in one direction, from left to right as they are drawn.</summary>
    /// <param name="text">All of it: letters join over the ends of the part.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">In UTF-16 units.</param>
    /// <param name="rightToLeft">How it reads.</param>
    public ImmutableArray<Glyph> Shape(string text, int start, int length, bool rightToLeft)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(text.AsSpan(), start, length);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;

        // What was guessed is the language of this machine.
        buffer.Language = new Language("und");
        buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables;
        shaper.Shape(buffer);

        var (glyphs, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var ends = glyphs.Select(glyph => (int)glyph.Cluster).Append(start + length).Distinct().Order().ToArray();
        var shaped = ImmutableArray.CreateBuilder<Glyph>(glyphs.Length);
        for (var i = 0; i < glyphs.Length; i++)
        {
            var cluster = (int)glyphs[i].Cluster;
            var isFirst = i == 0 || glyphs[i - 1].Cluster != glyphs[i].Cluster;
            var means = isFirst ? text.AsSpan(cluster..ends[Array.IndexOf(ends, cluster) + 1]) : [];
            shaped.Add(new Glyph((ushort)glyphs[i].Codepoint, means.Trim(TextParagraph.Controls).ToString(), places[i].XAdvance, places[i].XOffset, places[i].YOffset));
        }

        return shaped.MoveToImmutable();
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Fonts.{name}.ttf")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}

/// <summary>A drawn shape, in units of its font.</summary>
/// <param name="Id">Of the font.</param>
/// <param name="Text">What it stands for; empty where the glyph before stands for it too.</param>
/// <param name="Advance">How far the next one is.</param>
/// <param name="X">How far it is drawn from its place, to the right.</param>
/// <param name="Y">The same, upwards.</param>
internal readonly record struct Glyph(ushort Id, string Text, int Advance, int X, int Y);
