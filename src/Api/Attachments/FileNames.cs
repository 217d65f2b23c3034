using System.Globalization;
using System.Text;

namespace Marketplace.Attachments;

/// <summary>Makes names of files fit to be shown and to be saved: nothing that leads elsewhere, turns around or cannot be seen.</summary>
internal static class FileNames
{
    /// <summary>In characters.</summary>
    public const int LongestName = 120;

    /// <summary>What systems give a meaning of its own.</summary>
    private const string Special = "\"<>:|?*";

    /// <summary>The name without all that, and ending as its kind does.</summary>
    public static string Clean(string? name, FileKind kind)
    {
        var last = (name ?? string.Empty).Split('/', '\\')[^1];
        var clean = new string([.. last.EnumerateRunes().Where(IsShown).SelectMany(rune => rune.ToString())]).TrimEnd(' ', '.');
        var extension = kind.Extensions.FirstOrDefault(known => clean.EndsWith(known, StringComparison.OrdinalIgnoreCase)) ?? kind.Extensions[0];
        var stem = (clean.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? clean[..^extension.Length] : clean).Trim(' ', '.');
        return $"{Cut(stem.Length == 0 ? "file" : stem, LongestName - extension.Length)}{extension}";
    }

    /// <summary>No control characters, no marks of direction or width, and nothing that is no character.</summary>
    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && rune != Rune.ReplacementChar
        && !(rune.IsAscii && Special.Contains((char)rune.Value, StringComparison.Ordinal));

    /// <summary>Never in the middle of a character.</summary>
    private static string Cut(string text, int most) =>
        text.Length <= most ? text : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
}
