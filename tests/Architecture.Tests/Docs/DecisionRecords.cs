namespace Marketplace.Architecture.Docs;

/// <summary>Decision records keep the form that the first of them promises.</summary>
public sealed class DecisionRecords
{
    private static readonly string[] Headings = ["## Context", "## Decision", "## Consequences", "## Alternatives"];

    public static TheoryData<string> All => [.. Repository.Files("docs/adr", "*.md")];

    [Theory]
    [MemberData(nameof(All))]
    public void A_record_has_its_four_headings_in_order_and_its_number_in_the_title(string path)
    {
        var lines = Repository.Read(path).Split('\n');
        var number = int.Parse(Path.GetFileName(path)[..4], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(Headings, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.StartsWith($"# {number}. ", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void No_number_is_given_twice()
    {
        var numbers = Repository.Files("docs/adr", "*.md").Select(path => Path.GetFileName(path)[..4]);

        Assert.Empty(numbers.GroupBy(number => number).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void A_record_that_code_or_documents_cite_is_there()
    {
        var known = Repository.Files("docs/adr", "*.md").Select(path => Path.GetFileName(path)[..4]).ToArray();
        var sources = Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.sql")).Append("Directory.Build.props");
        var cited = sources.SelectMany(path => Repository.Read(path).Split("docs/adr/").Skip(1).Select(rest => rest[..4]));

        Assert.Empty(cited.Except(known));
    }
}
