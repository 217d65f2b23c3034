using System.Globalization;
using Xunit.Abstractions;

namespace Marketplace.Interleavings;

/// <summary>
/// Short stories that are drawn by seed, in which people, the clock and gateways in trouble do their things at once. The steps of a seed are always the
/// same; how they interleave is up to the machine.
/// </summary>
public sealed class Any_interleaving(ITestOutputHelper output)
{
    /// <summary>Which seeds: one, or the first and the last, such as `1-200`.</summary>
    internal const string Variable = "MARKETPLACE_STORIES";

    private const string Few = "1-3";

    public static TheoryData<int> Seeds
    {
        get
        {
            var ends = (Environment.GetEnvironmentVariable(Variable) ?? Few).Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            return [.. Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)];
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ends_with_every_invariant_whole(int seed) => output.WriteLine(await new Story(Plan.Of(seed)).Plays());
}
