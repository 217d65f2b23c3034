using System.Globalization;

namespace Marketplace.Conversations;

/// <summary>What of a text can be searched for: its words, of letters, marks and digits of any script.</summary>
internal static class MessageWords
{
    /// <summary>What somebody searches for is one of a word's first letters; nobody types more of it.</summary>
    private const int Longest = 40;

    /// <summary>Each word once, in small letters, in the order in which it comes first, separated by spaces.</summary>
    public static string Of(string text) => string.Join(' ', In(text));

    /// <summary>The same, word by word.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var words = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var start = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && IsOfWord(text[index]))
            {
                continue;
            }

            if (index > start && Word(text.AsSpan(start, index - start)) is var word && known.Add(word))
            {
                words.Add(word);
            }

            start = index + 1;
        }

        return words;
    }

    /// <summary>Whether each word that is searched for is the beginning of one of these.</summary>
    /// <param name="words">As <see cref="Of"/> writes them.</param>
    /// <param name="wanted">As <see cref="In"/> finds them.</param>
    public static bool Match(string words, IReadOnlyList<string> wanted) =>
        wanted.All(beginning => words.Split(' ').Any(word => word.StartsWith(beginning, StringComparison.Ordinal)));

    private static string Word(ReadOnlySpan<char> letters)
    {
        var word = letters[..Math.Min(letters.Length, Longest)];

        // Half a character beyond the basic plane is none.
        return new string(char.IsHighSurrogate(word[^1]) ? word[..^1] : word).ToLowerInvariant();
    }

    private static bool IsOfWord(char letter) =>
        char.IsLetterOrDigit(letter)
        || char.IsSurrogate(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
