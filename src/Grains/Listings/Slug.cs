using System.Text;

namespace Marketplace.Listings;

/// <summary>Names for URLs: lower case ASCII words joined by hyphens, made unique by a tag.</summary>
internal static class Slug
{
    /// <summary>Longer titles are cut: a URL is read by people.</summary>
    private const int MaximumLength = 60;

    /// <summary>What to call something that has no letters of ours in its title.</summary>
    private const string Nameless = "listing";

    private static readonly Dictionary<char, string> Latin = new()
    {
        ['ä'] = "ae", ['ö'] = "oe", ['ü'] = "ue", ['ß'] = "ss", ['æ'] = "ae", ['ø'] = "oe", ['å'] = "a", ['ç'] = "c", ['ñ'] = "n",
        ['á'] = "a", ['à'] = "a", ['â'] = "a", ['ã'] = "a", ['é'] = "e", ['è'] = "e", ['ê'] = "e", ['ë'] = "e",
        ['í'] = "i", ['ì'] = "i", ['î'] = "i", ['ï'] = "i", ['ó'] = "o", ['ò'] = "o", ['ô'] = "o", ['õ'] = "o",
        ['ú'] = "u", ['ù'] = "u", ['û'] = "u", ['ý'] = "y", ['ÿ'] = "y", ['ł'] = "l", ['ś'] = "s", ['š'] = "s", ['ž'] = "z", ['č'] = "c",
    };

    public static string Of(string? title, string tag)
    {
        var words = new StringBuilder();
        foreach (var letter in (title ?? string.Empty).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                words.Append(letter);
            }
            else if (Latin.TryGetValue(letter, out var plain))
            {
                words.Append(plain);
            }
            else if (words.Length > 0 && words[^1] != '-' && letter != '\'')
            {
                words.Append('-');
            }
        }

        words.Length = Math.Min(words.Length, MaximumLength);
        var text = words.ToString().Trim('-');
        return $"{(text.Length == 0 ? Nameless : text)}-{tag}";
    }

    /// <summary>The end of an id, which is random: enough that two equal titles do not meet; the index is the backstop.</summary>
    public static string TagOf(Guid id) => id.ToString("N")[^8..];
}
