using System.Text.RegularExpressions;

namespace Marketplace.Architecture.Docs;

/// <summary>Documents lead somewhere.</summary>
public sealed partial class DocumentLinks
{
    public static TheoryData<string> Documents =>
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", .. Repository.Files("docs", "*.md")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_within_the_repository_has_a_target(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        foreach (Match link in Link().Matches(Repository.Read(document)))
        {
            var (path, anchor) = link.Groups[1].Value.Split('#') is [var target, var part] ? (target, part) : (link.Groups[1].Value, string.Empty);
            if (path.Contains("://", StringComparison.Ordinal) || path.StartsWith("mailto:", StringComparison.Ordinal))
            {
                continue;
            }

            var file = path.Length == 0 ? document : Path.Combine(folder, path);
            Assert.True(Repository.Has(file), $"{document} links to {path}");
            if (anchor.Length > 0)
            {
                Assert.Contains(anchor, Anchors(Repository.Read(file)));
            }
        }
    }

    /// <summary>As GitHub makes them: lower case, without punctuation, dashes for spaces.</summary>
    private static IEnumerable<string> Anchors(string text) =>
        Heading().Matches(text).Select(match => Punctuation().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Punctuation();
}
