using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Orleans.Runtime;

/// <summary>How keys are written: a GUID as 32 hex digits, an integer in upper-case hex, an extension after a plus sign.</summary>
public static class GrainIdKeyExtensions
{
    private const char ExtensionMark = '+';

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => WithExtension(key.ToString("N"), keyExtension);

    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) =>
        WithExtension(key.ToString("X", CultureInfo.InvariantCulture), keyExtension);

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt) =>
        Guid.TryParseExact(Split(grainId, out keyExt), "N", out key);

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt) =>
        long.TryParse(Split(grainId, out keyExt), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);

    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt)
    {
        if (!grainId.TryGetGuidKey(out var key, out keyExt))
        {
            ThrowNotAKey(grainId, "GUID");
        }

        return key;
    }

    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt)
    {
        if (!grainId.TryGetIntegerKey(out var key, out keyExt))
        {
            ThrowNotAKey(grainId, "integer");
        }

        return key;
    }

    private static IdSpan WithExtension(string key, string? extension) =>
        IdSpan.Create(string.IsNullOrWhiteSpace(extension) ? key : key + ExtensionMark + extension);

    private static string Split(GrainId grainId, out string? extension)
    {
        var text = grainId.Key.ToString();
        var mark = text.IndexOf(ExtensionMark, StringComparison.Ordinal);
        extension = mark < 0 ? null : text[(mark + 1)..];
        return mark < 0 ? text : text[..mark];
    }

    [DoesNotReturn]
    private static void ThrowNotAKey(GrainId grainId, string kind) =>
        throw new ArgumentException($"The key of {grainId} is not a {kind}.", nameof(grainId));
}
