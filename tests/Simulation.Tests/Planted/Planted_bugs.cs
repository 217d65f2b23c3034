namespace Marketplace.Simulations;

/// <summary>The source moves on; the mistakes that are planted in it must move with it.</summary>
public sealed class Planted_bugs
{
    public static TheoryData<int> Numbers => [.. PlantedBugs.All.Select(bug => bug.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Find_their_place(int number)
    {
        var bug = PlantedBugs.All.Single(known => known.Number == number);
        foreach (var file in bug.Changes.GroupBy(change => change.File, StringComparer.Ordinal))
        {
            var text = File.ReadAllText(Path.Combine(PlantedBugs.Repository(), file.Key));
            Assert.All(file, change => Assert.Single(Occurrences(text, change.Right)));
        }
    }

    [Fact]
    public void Are_caught_by_what_a_seed_breaks_and_by_no_other_line()
    {
        const string report = "2 seeds with 31 bookings, 0 failed\n253 of 255 routes answered\n  never: GET /payouts/{id:guid}\n";
        Assert.Empty(Sensitivity.CaughtBy(report));
        Assert.Equal("I12", Sensitivity.CaughtBy($"{report}seed 7: 25 bookings, 49911 steps, log 1C2E\n  I12: paid twice\n  I15: and more\n"));
    }

    private static IEnumerable<int> Occurrences(string text, string piece)
    {
        for (var at = text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = text.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
