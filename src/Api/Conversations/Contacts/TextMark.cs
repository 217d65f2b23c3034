using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Conversations;

/// <summary>What texts have in common that read alike, whatever their disguise: case, accents, lookalikes, blanks and punctuation make no difference.</summary>
internal static class TextMark
{
    /// <summary>In bytes of a hash: two texts never have the same by chance, and nobody reads a text in it.</summary>
    private const int Length = 16;

    /// <returns>Null where nothing is said, or more than may be.</returns>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > PostMessage.TextLimit)
        {
            return null;
        }

        var plain = Skeleton.Of(text).Latin;
        var letters = string.Concat(plain.Where(char.IsLetterOrDigit));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters.Length > 0 ? letters : plain))[..Length]);
    }
}
