using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Marketplace.Documents;

/// <summary>Reads back what stands in a file of PDF, as a program would that copies text out of it: line by line, from left to right.</summary>
internal sealed partial class PdfReading
{
    private readonly Dictionary<int, string> objects = [];

    public PdfReading(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        foreach (var (place, index) in Places().Matches(text).Select((place, index) => (int.Parse(place.Groups[1].Value), index)))
        {
            var (start, end) = (text.IndexOf('\n', place) + 1, text.IndexOf("\nendobj", place, StringComparison.Ordinal));
            Assert.Equal($"{index + 1} 0 obj", text[place..(start - 1)]);
            objects.Add(index + 1, text[start..end]);
        }

        Assert.Equal("xref", text.Substring(int.Parse(End().Match(text).Groups[1].Value), 4));
        var fonts = objects.Values.Where(body => body.Contains("/Subtype /Type0", StringComparison.Ordinal)).ToDictionary(
            body => Named($"/(F\\d) {objects.Single(other => other.Value == body).Key} 0 R"),
            body => Meanings().Matches(Stream(Number(body, "ToUnicode"))).ToDictionary(pair => pair.Groups[1].Value, pair => Utf16(pair.Groups[2].Value)));
        Pages =
        [
            .. objects.Values.Where(body => body.Contains("/Type /Page ", StringComparison.Ordinal)).Select(page =>
                ImmutableArray.CreateRange(Shown().Matches(Stream(Number(page, "Contents"))).Select(line =>
                    string.Concat(Glyphs().Matches(line.Groups[2].Value).Select(glyph => fonts[line.Groups[1].Value].GetValueOrDefault(glyph.Groups[1].Value, string.Empty)))))),
        ];
    }

    public ImmutableArray<ImmutableArray<string>> Pages { get; }

    public IEnumerable<string> Lines => Pages.SelectMany(page => page);

    private string Named(string pattern) => objects.Values.Select(body => Regex.Match(body, pattern)).First(match => match.Success).Groups[1].Value;

    private static int Number(string body, string name) => int.Parse(Regex.Match(body, $"/{name} (\\d+) 0 R").Groups[1].Value);

    private string Stream(int number)
    {
        var body = objects[number];
        var data = body[(body.IndexOf("stream\n", StringComparison.Ordinal) + 7)..body.LastIndexOf("\nendstream", StringComparison.Ordinal)];
        Assert.Equal(data.Length, int.Parse(Regex.Match(body, "/Length (\\d+)").Groups[1].Value));
        using var zip = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(data)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        return Encoding.Latin1.GetString(plain.ToArray());
    }

    private static string Utf16(string hex) => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex));

    [GeneratedRegex("^(\\d{10}) 00000 n $", RegexOptions.Multiline)]
    private static partial Regex Places();

    [GeneratedRegex("startxref\n(\\d+)\n%%EOF\n$")]
    private static partial Regex End();

    [GeneratedRegex("<([0-9A-F]{4})> <([0-9A-F]+)>")]
    private static partial Regex Meanings();

    [GeneratedRegex("BT .*?/(F\\d) .*?(\\[.*\\]).*ET")]
    private static partial Regex Shown();

    [GeneratedRegex("<([0-9A-F]{4})>")]
    private static partial Regex Glyphs();
}
