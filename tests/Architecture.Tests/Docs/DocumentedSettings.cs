using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Architecture.Deploy;

namespace Marketplace.Architecture.Docs;

/// <summary>docs/running.md lists every setting, and no setting that nobody reads.</summary>
public sealed partial class DocumentedSettings
{
    private static readonly string Document = Repository.Read("docs/running.md");

    public static TheoryData<string> Options =>
    [
        .. new[] { Product.Grains, Product.Silo, Product.Api }
            .SelectMany(Product.TypesOf)
            .Where(type => SectionOf(type) is not null)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite)
                .Select(property => $"{SectionOf(type)}:{property.Name}"))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_is_documented(string key) => Assert.Contains($"`{key}`", Document, StringComparison.Ordinal);

    [Fact]
    public void Every_documented_setting_has_a_reader()
    {
        var documented = Row().Matches(Document).Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(documented);
        Assert.DoesNotContain(documented, key => !ConfigurationKeys.AreRead(key));
    }

    private static string? SectionOf(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal)
            ? type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
            : null;

    [GeneratedRegex(@"^\| `(\w+:\w+)` \|", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();
}
