using System.IO.Compression;
using System.Text;

namespace Marketplace.Attachments;

/// <summary>A kind of file that may be sent.</summary>
/// <param name="ContentType">As it is served.</param>
/// <param name="Extensions">What its name may end in, the usual one first.</param>
internal sealed record FileKind(string ContentType, params ImmutableArray<string> Extensions)
{
    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>Tells by its bytes what a file is. What is none of these is not taken.</summary>
internal static class FileKinds
{
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg", ".jpeg");
    public static readonly FileKind Png = new("image/png", ".png");
    public static readonly FileKind WebP = new("image/webp", ".webp");

    private static readonly FileKind Gif = new("image/gif", ".gif");
    private static readonly FileKind Pdf = new("application/pdf", ".pdf");
    private static readonly FileKind Video = new("video/mp4", ".mp4", ".m4v");
    private static readonly FileKind Audio = new("audio/mp4", ".m4a");
    private static readonly FileKind Text = new("text/plain", ".txt", ".csv", ".md", ".log", ".ics", ".vcf", ".json");
    private static readonly FileKind Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    private static readonly FileKind Sheet = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    private static readonly FileKind Slides = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx");

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null for what may not be sent.</summary>
    public static FileKind? Of(byte[] file) => file.AsSpan() switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. { Length: >= 4 } brand] => OfBrand(Encoding.Latin1.GetString(brand[..4])),
        [(byte)'P', (byte)'K', 3, 4, ..] => OfPackage(file),
        _ => IsText(file) ? Text : null,
    };

    /// <summary>ISO 14496-12: what a film is made for.</summary>
    private static FileKind? OfBrand(string brand) => brand switch
    {
        "M4A " => Audio,
        "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "dash" => Video,
        _ => null,
    };

    /// <summary>ISO 29500: a package says by its parts what it is. One with macros is not taken.</summary>
    private static FileKind? OfPackage(byte[] file)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            return package.GetEntry("[Content_Types].xml") is null || package.Entries.Any(part => part.Name == "vbaProject.bin") ? null
                : package.GetEntry("word/document.xml") is not null ? Word
                : package.GetEntry("xl/workbook.xml") is not null ? Sheet
                : package.GetEntry("ppt/presentation.xml") is not null ? Slides
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsText(byte[] file)
    {
        try
        {
            return !Strict.GetString(file).Any(letter => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\f'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
