using System.Buffers.Binary;

namespace Marketplace.Attachments;

/// <summary>A PNG, chunk by chunk (W3C PNG, 5.3).</summary>
internal static class PngChunks
{
    private const int HeaderSize = 8;

    /// <summary>The length, the name and the sum.</summary>
    private const int Frame = 12;

    /// <returns>Null for what cannot be read as chunks.</returns>
    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        var clean = new MemoryStream(file.Length);
        clean.Write(file[..HeaderSize]);
        for (var at = HeaderSize; at + Frame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Frame)
            {
                return null;
            }

            var chunk = file.Slice(at, (int)length + Frame);
            var name = chunk[4..8];
            if (!(name.SequenceEqual("eXIf"u8) || name.SequenceEqual("tEXt"u8) || name.SequenceEqual("zTXt"u8) || name.SequenceEqual("iTXt"u8) || name.SequenceEqual("tIME"u8)))
            {
                clean.Write(chunk);
            }

            if (name.SequenceEqual("IEND"u8))
            {
                return clean.ToArray();
            }

            at += chunk.Length;
        }

        return null;
    }
}

/// <summary>A WebP, chunk by chunk (RFC 9649).</summary>
internal static class WebPChunks
{
    private const int HeaderSize = 12;
    private const int FrameSize = 8;

    /// <summary>The flags of VP8X that promise Exif and XMP.</summary>
    private const byte Promises = 0b0000_1100;

    /// <returns>Null for what cannot be read as chunks.</returns>
    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        var end = (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + FrameSize;
        if (end > file.Length)
        {
            return null;
        }

        var clean = new MemoryStream(file.Length);
        clean.Write(file[..HeaderSize]);
        for (var at = HeaderSize; at + FrameSize <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > end - at - FrameSize)
            {
                return null;
            }

            // A byte more where the length is odd, which the last chunk of some leaves out.
            var chunk = file[at..(int)Math.Min(end, at + FrameSize + length + (length & 1))];
            Write(clean, chunk);
            at += chunk.Length;
        }

        var whole = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)(whole.Length - FrameSize));
        return whole;
    }

    private static void Write(MemoryStream clean, ReadOnlySpan<byte> chunk)
    {
        if (chunk.StartsWith("EXIF"u8) || chunk.StartsWith("XMP "u8))
        {
            return;
        }

        if (chunk.StartsWith("VP8X"u8) && chunk.Length > FrameSize)
        {
            clean.Write(chunk[..FrameSize]);
            clean.WriteByte((byte)(chunk[FrameSize] & ~Promises));
            clean.Write(chunk[(FrameSize + 1)..]);
            return;
        }

        clean.Write(chunk);
    }
}
