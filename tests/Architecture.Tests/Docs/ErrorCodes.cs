using System.Text.RegularExpressions;

namespace Marketplace.Architecture;

/// <summary>docs/errors.md and the code name the same errors with the same status.</summary>
public sealed partial class ErrorCodes
{
    [Fact]
    public void Every_code_that_can_be_answered_is_documented() =>
        Assert.Empty(InCode().Keys.Except(InDocs().Select(code => code.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_documented_code_can_be_answered() =>
        Assert.Empty(InDocs().Select(code => code.Key).Except(InCode().Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void The_documented_status_is_the_one_that_is_answered()
    {
        var documented = InDocs();
        Assert.All(InCode(), code => Assert.Contains(code.Value, documented[code.Key]));
    }

    [Fact]
    public void One_code_has_one_meaning() =>
        Assert.Empty(InDocs().Where(code => code.Count() > 1).Select(code => code.Key));

    [Fact]
    public void Codes_are_lower_case_words_of_at_most_one_context() =>
        Assert.All(InCode().Keys, code => Assert.Matches("^([a-z]+\\.)?[a-z]+(-[a-z]+)*$", code));

    /// <summary>Refusals are written as `new(RefusalKind.X, "code", ...)`, everywhere, so that this test and a reader find them.</summary>
    private static Dictionary<string, int> InCode()
    {
        var codes = EdgeProblems.ByCode.ToDictionary(StringComparer.Ordinal);
        foreach (var source in Repository.Files("src", "*.cs").Select(Repository.Read))
        {
            foreach (Match refusal in Refusal().Matches(source))
            {
                codes[refusal.Groups["code"].Value] = Problem.StatusOf(Enum.Parse<RefusalKind>(refusal.Groups["kind"].Value));
            }
        }

        return codes;
    }

    private static ILookup<string, int> InDocs() =>
        Row().Matches(Repository.Read("docs/errors.md"))
            .ToLookup(row => row.Groups["code"].Value, row => int.Parse(row.Groups["status"].Value), StringComparer.Ordinal);

    [GeneratedRegex("""RefusalKind\.(?<kind>\w+),\s*"(?<code>[^"]+)",""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"^\| `(?<code>[^`]+)` \| (?<status>[0-9]{3}) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();
}
