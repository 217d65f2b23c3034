using System.Text.RegularExpressions;
using Marketplace.Bookings;

namespace Marketplace.Architecture.Docs;

/// <summary>docs/booking.md shows every process as it is.</summary>
public sealed partial class BookingProcessesInDocs
{
    /// <summary>Set to `true`, the test writes what it expects, for the review of the difference.</summary>
    private const string Accept = "MARKETPLACE_ACCEPT_DOCS";

    private const string Page = "docs/booking.md";

    [Fact]
    public void Every_process_is_shown_as_it_is()
    {
        var page = Repository.Read(Page);
        var expected = Generated().Replace(page, part => $"{part.Groups["begin"].Value}\n{Text(part.Groups["name"].Value)}{part.Groups["end"].Value}");
        if (Environment.GetEnvironmentVariable(Accept) == "true")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), expected);
            return;
        }

        Assert.True(page == expected, $"Run this test with {Accept}=true, and look at the difference.");
    }

    [Fact]
    public void Every_version_that_is_sold_is_there() =>
        Assert.Equal(
            BookingProcesses.All.Select(NameOf).Append("times").Append("complaint").Order(StringComparer.Ordinal),
            Generated().Matches(Repository.Read(Page)).Select(part => part.Groups["name"].Value).Order(StringComparer.Ordinal));

    private static string Text(string name) =>
        name == "times" ? ProcessDiagram.Times()
        : name == "complaint" ? $"\n```mermaid\n{ComplaintDiagram.Mermaid()}```\n\n{ComplaintDiagram.Table()}\n"
        : Text(BookingProcesses.All.Single(process => NameOf(process) == name));

    private static string Text(BookingProcess process) => $"\n```mermaid\n{ProcessDiagram.Mermaid(process)}```\n\n{ProcessDiagram.Table(process)}\n";

    private static string NameOf(BookingProcess process) => $"{process.Name} {process.Version}".ToLowerInvariant();

    [GeneratedRegex(@"(?<begin><!-- generated: (?<name>[a-z0-9 ]+) -->)\n(?:.*?)(?<end><!-- end -->)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Generated();
}
