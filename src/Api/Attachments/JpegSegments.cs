using System.Buffers.Binary;

namespace Marketplace.Attachments;

/// <summary>A JPEG, segment by segment (ITU T.81, annex B).</summary>
internal static class JpegSegments
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Exif = 0xE1;
    private const byte Comment = 0xFE;

    /// <summary>Colours depend on these (JFIF, ICC profiles, Adobe's transform); all other APPn say something about somebody.</summary>
    private static readonly byte[] KeptApplications = [0xE0, 0xE2, 0xEE];

    /// <returns>Null for what cannot be read as segments.</returns>
    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        var clean = new MemoryStream(file.Length);
        clean.Write([0xFF, Start]);
        for (var at = 2; at + 1 < file.Length;)
        {
            if (file[at] != 0xFF)
            {
                return null;
            }

            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                // Filling.
                at++;
                continue;
            }

            if (marker == End)
            {
                clean.Write([0xFF, End]);
                return clean.ToArray();
            }

            if (at + 4 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]) is var length && (length < 2 || at + 2 + length > file.Length))
            {
                return null;
            }

            var next = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            next = marker == Scan ? EndOfScan(file, next) : next;
            Write(clean, marker, file[at..next]);
            at = next;
        }

        // Cut off, as some are; what is there can be seen.
        return clean.ToArray();
    }

    private static void Write(MemoryStream clean, byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker == Exif)
        {
            if (ExifOrientation.Of(segment[4..]) is { } orientation)
            {
                clean.Write(ExifOrientation.Segment(orientation));
            }
        }
        else if (marker is not Comment && (marker is < 0xE0 or > 0xEF || KeptApplications.AsSpan().Contains(marker)) && !IsOtherPictures(marker, segment))
        {
            clean.Write(segment);
        }
    }

    /// <summary>Where further pictures are that lie behind the end, which is cut off.</summary>
    private static bool IsOtherPictures(byte marker, ReadOnlySpan<byte> segment) => marker == 0xE2 && segment[4..].StartsWith("MPF\0"u8);

    /// <summary>Within a scan 0xFF is followed by 0, or by the number of a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return file.Length;
    }
}

/// <summary>How a picture is turned (Exif 2.32, tag 0x0112).</summary>
internal static class ExifOrientation
{
    private const int EntrySize = 12;
    private const ushort Tag = 0x0112;

    /// <param name="exif">What an APP1 holds.</param>
    /// <returns>2 to 8; null when it is not turned, or nothing says so.</returns>
    public static ushort? Of(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 14)
        {
            return null;
        }

        var tiff = exif[6..];
        var isBig = tiff[0] == (byte)'M';
        var directory = isBig ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = Number(tiff[(int)directory..], isBig);
        for (var at = (int)directory + 2; entries > 0 && at + EntrySize <= tiff.Length; at += EntrySize, entries--)
        {
            if (Number(tiff[at..], isBig) == Tag)
            {
                return Number(tiff[(at + 8)..], isBig) is >= 2 and <= 8 and var turned ? turned : null;
            }
        }

        return null;
    }

    /// <summary>An APP1 that says this alone.</summary>
    public static byte[] Segment(ushort orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort Number(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
