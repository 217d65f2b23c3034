using System.Globalization;

namespace Marketplace.Conversations;

/// <summary>
/// How far a client has followed a thread, as it is written in `id:`. A message's position is its sequence: `42`. What
/// has no sequence of its own (an edit, a deletion, a read mark) is named by the last message before it and its
/// version: `42.57`. A client that only remembers the 42 gets what followed that message once more; nothing is lost.
/// </summary>
/// <param name="Version">The version of the latest change it has seen; 0 for none.</param>
/// <param name="Sequence">The sequence of the latest message it has seen; 0 for none.</param>
internal readonly record struct ThreadPosition(long Version, long Sequence)
{
    /// <summary>Before everything: a client that names no position has seen nothing.</summary>
    public static ThreadPosition Start => default;

    /// <summary>Reads what a client sent.</summary>
    /// <param name="text">`42` or `42.57`.</param>
    /// <param name="sequence">The part before the point.</param>
    /// <param name="version">The part after it, or null.</param>
    public static bool TryParse(string text, out long sequence, out long? version)
    {
        version = null;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            if (!IsNumber(text.AsSpan(point + 1), out var exact))
            {
                sequence = 0;
                return false;
            }

            version = exact;
        }

        return IsNumber(point < 0 ? text : text.AsSpan(0, point), out sequence);
    }

    public override string ToString() => Version == 0 ? "0" : $"{Sequence}.{Version}";

    private static bool IsNumber(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
