namespace Marketplace.Simulations;

/// <summary>A mistake that somebody could have made, as a change of one file of a copy of the source. The simulator has to notice it.</summary>
/// <param name="Number">As docs/simulation.md lists it.</param>
/// <param name="Name">What is wrong.</param>
/// <param name="File">Which file, from the root of the repository.</param>
/// <param name="Right">A piece of it that occurs once.</param>
/// <param name="Wrong">What stands there instead.</param>
internal sealed record PlantedBug(int Number, string Name, string File, string Right, string Wrong)
{
    /// <summary>Further pieces that the mistake needs, in this file or others.</summary>
    public ImmutableArray<(string File, string Right, string Wrong)> Besides { get; init; } = [];

    public IEnumerable<(string File, string Right, string Wrong)> Changes => [(File, Right, Wrong), .. Besides];

    /// <summary>Changes a copy of the repository.</summary>
    /// <exception cref="InvalidOperationException">The source has moved on, and the mistake with it.</exception>
    public void PlantIn(string root)
    {
        foreach (var (file, right, wrong) in Changes)
        {
            var path = Path.Combine(root, file);
            var text = System.IO.File.ReadAllText(path);
            var at = text.IndexOf(right, StringComparison.Ordinal);
            if (at < 0 || text.IndexOf(right, at + 1, StringComparison.Ordinal) >= 0)
            {
                throw new InvalidOperationException($"Bug {Number} needs to find this once in {file}: {right}");
            }

            System.IO.File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
        }
    }

    /// <summary>Makes the copy right again, by writing: a file that were copied would look too old to be compiled.</summary>
    public void TakeOutOf(string copy, string root)
    {
        foreach (var file in Changes.Select(change => change.File).Distinct(StringComparer.Ordinal))
        {
            System.IO.File.WriteAllText(Path.Combine(copy, file), System.IO.File.ReadAllText(Path.Combine(root, file)));
        }
    }
}
