namespace Marketplace.Architecture.Wire;

/// <summary>
/// Stored and sent shapes only grow. shapes.txt is what databases and other processes already hold; whoever changes a
/// shape changes that file in the same commit, where everybody sees it.
/// </summary>
public sealed class WireFreeze
{
    /// <summary>Set to `true`, it writes today's shapes over the file, for the review of the difference.</summary>
    private const string Accept = "MARKETPLACE_ACCEPT_SHAPES";

    private static readonly string File = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "Wire", "shapes.txt");

    [Fact]
    public void What_was_stored_can_still_be_read()
    {
        var today = Shape.All.ToDictionary(shape => shape.Name, StringComparer.Ordinal);
        foreach (var frozen in Frozen())
        {
            Assert.True(today.TryGetValue(frozen.Name, out var shape), $"{frozen.Name} has gone.");
            Assert.True(shape.HasGrownFrom(frozen), $"It was\n{frozen}\nand is\n{shape}");
        }
    }

    [Fact]
    public void What_is_new_is_frozen_too()
    {
        var lines = Shape.All.Select(shape => shape.ToString()).ToArray();
        if (Environment.GetEnvironmentVariable(Accept) == "true")
        {
            System.IO.File.WriteAllText(File, string.Join('\n', lines) + "\n");
        }

        var added = lines.Except(Frozen().Select(shape => shape.ToString())).ToArray();
        Assert.True(added.Length == 0, $"Run this test with {Accept}=true, and look at the difference:\n{string.Join('\n', added)}");
    }

    private static Shape[] Frozen() => [.. System.IO.File.ReadAllLines(File).Select(Shape.Parse)];
}
