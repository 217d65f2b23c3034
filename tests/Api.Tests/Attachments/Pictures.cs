using System.Text;

namespace Marketplace.Attachments;

/// <summary>Small pictures that say more than they show.</summary>
internal static class Pictures
{
    private static readonly byte[] Jfif = Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
    private static readonly byte[] Profile = Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7]);
    private static readonly byte[] Table = Segment(0xDB, [0, .. Enumerable.Range(1, 64).Select(number => (byte)number)]);

    /// <summary>A scan with a stuffed 0xFF, a restart, and its end.</summary>
    private static readonly byte[] Scan = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 0xFF, 0, 2, 0xFF, 0xD0, 3, 0xFF, 0xD9];

    /// <summary>One with a place, a comment, another picture behind its end, and turned.</summary>
    public static byte[] Jpeg(byte orientation) =>
    [
        0xFF, 0xD8, .. Jfif,
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0, .. "GPS 36.19N 44.01E"u8]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Ada</x:xmpmeta>"u8]),
        .. Profile, .. Segment(0xE2, [.. "MPF\0"u8, 1, 2]), .. Segment(0xED, "Photoshop 3.0\0Ada"u8), .. Segment(0xFE, "Ada was here"u8),
        .. Table, 0xFF, .. Scan, .. "and this is behind"u8,
    ];

    /// <summary>What is left of it.</summary>
    public static byte[] JpegWithout(byte orientation) => [0xFF, 0xD8, .. Jfif, .. Orientation(orientation), .. Profile, .. Table, .. Scan];

    public static byte[] Png(params ReadOnlySpan<string> chunks)
    {
        var file = new List<byte>([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);
        foreach (var chunk in chunks)
        {
            file.AddRange([0, 0, 0, (byte)(chunk.Length - 4), .. Encoding.ASCII.GetBytes(chunk), 1, 2, 3, 4]);
        }

        return [.. file];
    }

    public static byte[] WebP(params ReadOnlySpan<string> chunks)
    {
        var body = new List<byte>([.. "WEBP"u8]);
        foreach (var chunk in chunks)
        {
            body.AddRange([.. Encoding.Latin1.GetBytes(chunk[..4]), (byte)(chunk.Length - 4), 0, 0, 0, .. Encoding.Latin1.GetBytes(chunk[4..])]);
            body.AddRange(chunk.Length % 2 == 0 ? [] : [0]);
        }

        return [.. "RIFF"u8, (byte)body.Count, 0, 0, 0, .. body];
    }

    private static byte[] Orientation(byte orientation) =>
        orientation is >= 2 and <= 8
            ? Segment(0xE1, [.. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])
            : [];

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];
}
