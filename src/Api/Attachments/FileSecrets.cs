namespace Marketplace.Attachments;

/// <summary>
/// Takes out of pictures what their makers did not draw: where and when and with what they were taken, comments, other pictures behind
/// the end. How a picture is turned stays.
/// </summary>
internal static class FileSecrets
{
    /// <returns>Null for a picture that is none inside.</returns>
    public static byte[]? Without(byte[] file, FileKind kind) =>
        kind == FileKinds.Jpeg ? JpegSegments.Clean(file)
        : kind == FileKinds.Png ? PngChunks.Clean(file)
        : kind == FileKinds.WebP ? WebPChunks.Clean(file)
        : file;
}
