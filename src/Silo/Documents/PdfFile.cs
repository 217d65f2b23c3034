using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Documents;

/// <summary>
/// A file of PDF 1.7 (ISO 32000-1): numbered objects and where they are. It holds nothing of when or where it was written, so the same
/// objects make the same bytes.
/// </summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> objects = [];

    /// <summary>A number for an object that comes later.</summary>
    public int Reserve()
    {
        objects.Add(null);
        return objects.Count;
    }

    public int Add(string body) => Set(Reserve(), body);

    public int Set(int number, string body)
    {
        objects[number - 1] = Encoding.Latin1.GetBytes(body);
        return number;
    }

    /// <param name="data">What it holds; it is compressed here.</param>
    /// <param name="entries">Of its dictionary, besides lengths and filter.</param>
    public int AddStream(ReadOnlySpan<byte> data, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(data);
        }

        var number = Reserve();
        objects[number - 1] =
        [
            .. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Length {packed.Length} /Filter /FlateDecode {entries}>>\nstream\n")),
            .. packed.ToArray(),
            .. "\nendstream"u8,
        ];
        return number;
    }

    /// <param name="catalog">The number of the root.</param>
    /// <param name="information">The number of what is said about the document.</param>
    public byte[] Save(int catalog, int information)
    {
        using var file = new MemoryStream();
        var places = new List<long>(objects.Count);

        // Four bytes above 127 tell programs that this is no text.
        file.Write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8);
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            file.Write(objects[i] ?? throw new InvalidOperationException($"Object {i + 1} was reserved and never written."));
            Write("\nendobj\n");
        }

        var (table, id) = (file.Length, Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(..16)));
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        }

        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root {catalog} 0 R /Info {information} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>A text string: of UTF-16, so that it may be in any language.</summary>
    public static string Text(string text) => $"<FEFF{Hex(text)}>";

    public static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    /// <summary>A number, as exact as a page needs.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
