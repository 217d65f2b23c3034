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

    private static IEnumerable<int> Occurrences(string text, string piece)
    {
        for (var at = text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = text.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
