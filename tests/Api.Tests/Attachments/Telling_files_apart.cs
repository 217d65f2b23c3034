using System.IO.Compression;
using System.Text;

namespace Marketplace.Attachments;

public sealed class Telling_files_apart
{
    public static TheoryData<byte[], string?> Files { get; } = new()
    {
        { Pictures.Jpeg(1), "image/jpeg" },
        { Pictures.Png("IHDR", "IEND"), "image/png" },
        { Pictures.WebP("VP8 x"), "image/webp" },
        { [.. "GIF89a"u8, 1, 0], "image/gif" },
        { "%PDF-1.7"u8.ToArray(), "application/pdf" },
        { [0, 0, 0, 24, .. "ftypmp42"u8, 0], "video/mp4" },
        { [0, 0, 0, 24, .. "ftypM4A "u8, 0], "audio/mp4" },
        { [0, 0, 0, 24, .. "ftypqt  "u8, 0], null },
        { Encoding.UTF8.GetBytes("چۆنی\r\n\tباشی"), "text/plain" },
        { "<script>alert(1)</script>"u8.ToArray(), "text/plain" },
        { [(byte)'a', 0, (byte)'b'], null },
        { [(byte)'a', 0x1B, (byte)'['], null },
        { [(byte)'a', 0xC3], null },
        { [0xFF, 0xFE, (byte)'a', 0], null },
        { Package("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { Package("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { Package("[Content_Types].xml", "ppt/presentation.xml"), "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
        { Package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), null },
        { Package("word/document.xml"), null },
        { Package("evil.exe"), null },
        { [(byte)'P', (byte)'K', 3, 4, 0, 0], null },
        { "MZ\u0090\0"u8.ToArray(), null },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void By_their_bytes(byte[] file, string? contentType) => Assert.Equal(contentType, FileKinds.Of(file)?.ContentType);

    [Theory]
    [InlineData("photo.jpg", "photo.jpg")]
    [InlineData("Photo.JPEG", "Photo.jpeg")]
    [InlineData("photo.png", "photo.png.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("C:\\Users\\Ada\\photo.jpg", "photo.jpg")]
    [InlineData("a\u202Egpj.exe", "agpj.exe.jpg")]
    [InlineData("a\u200Bb\r\nc\0d.jpg", "abcd.jpg")]
    [InlineData("\"<a>:|?*.jpg", "a.jpg")]
    [InlineData("\uFFFD.jpg", "file.jpg")]
    [InlineData(".htaccess", "htaccess.jpg")]
    [InlineData("...", "file.jpg")]
    [InlineData("", "file.jpg")]
    [InlineData(null, "file.jpg")]
    [InlineData("وێنە.jpg", "وێنە.jpg")]
    public void Their_names_lead_nowhere(string? name, string clean) => Assert.Equal(clean, FileNames.Clean(name, FileKinds.Jpeg));

    [Fact]
    public void Their_names_are_not_long_and_whole_characters_are_cut()
    {
        Assert.Equal($"{new string('a', 116)}.jpg", FileNames.Clean(new string('a', 500), FileKinds.Jpeg));
        Assert.Equal($"{new string('a', 115)}.jpg", FileNames.Clean($"{new string('a', 115)}\U0001F600{new string('b', 99)}", FileKinds.Jpeg));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    public void Pictures_keep_how_they_are_turned_and_nothing_else_about_somebody(byte orientation) =>
        Assert.Equal(Pictures.JpegWithout(orientation), FileSecrets.Without(Pictures.Jpeg(orientation), FileKinds.Jpeg));

    [Fact]
    public void Chunks_about_somebody_go()
    {
        Assert.Equal(
            Pictures.Png("IHDRx", "IDATyy", "IEND"),
            FileSecrets.Without([.. Pictures.Png("IHDRx", "eXIfGPS", "tEXtAda", "zTXt", "iTXt", "tIME", "IDATyy", "IEND"), 1, 2, 3], FileKinds.Png));
        Assert.Equal(Pictures.WebP("VP8X\u0012ab", "VP8 xyz"), FileSecrets.Without(Pictures.WebP("VP8X\u001Eab", "EXIFgps", "VP8 xyz", "XMP Ada"), FileKinds.WebP));
    }

    [Fact]
    public void Whatever_is_cut_or_bent_is_refused_or_read_and_never_fails()
    {
        foreach (var (whole, kind) in new[] { (Pictures.Jpeg(6), FileKinds.Jpeg), (Pictures.Png("IHDRx", "tEXtAda", "IEND"), FileKinds.Png), (Pictures.WebP("VP8X\u001Eab", "EXIFgps"), FileKinds.WebP) })
        {
            for (var at = 0; at < whole.Length; at++)
            {
                var bent = whole.ToArray();
                bent[at] ^= 0xFF;
                foreach (var file in new[] { whole[..at], bent })
                {
                    if (FileKinds.Of(file) == kind)
                    {
                        FileSecrets.Without(file, kind);
                    }
                }
            }
        }
    }

    private static byte[] Package(params ReadOnlySpan<string> parts)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                package.CreateEntry(part);
            }
        }

        return file.ToArray();
    }
}
