using System.Text;

namespace Marketplace.Identity;

/// <summary>Mail addresses: what counts as one, and when two are the same.</summary>
internal static class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1.</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;

    /// <summary>
    /// Composed, in lower case. Local parts could differ by case in theory; providers where they do are gone, while
    /// people who write their own address in two ways are not.
    /// </summary>
    public static string Normalise(string address) => address.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>One `@`, something before it, and a host name behind it. Whether it exists only a mail can tell.</summary>
    public static bool IsValid(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return address.Length <= MaxLength
            && at is > 0 and <= MaxLocalLength
            && address.LastIndexOf('@') == at
            && !address.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || "<>()[]\\,;:\"".Contains(character, StringComparison.Ordinal))
            && IsHost(address[(at + 1)..]);
    }

    private static bool IsHost(string host) =>
        host.Length > 0 && host.Split('.').All(label =>
            label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(character => char.IsLetterOrDigit(character) || character == '-'));
}
