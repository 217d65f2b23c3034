namespace Marketplace.Documents;

/// <summary>One line of text as it is drawn, from left to right whatever its languages are.</summary>
/// <param name="Glyphs">All of it.</param>
/// <param name="Width">In units of the font.</param>
internal sealed record TextLine(ImmutableArray<Glyph> Glyphs, long Width)
{
    /// <param name="text">The paragraph.</param>
    /// <param name="levels">Of the paragraph.</param>
    /// <param name="start">Where in it the line begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="font">In which it is set.</param>
    public static TextLine Of(string text, ReadOnlySpan<byte> levels, int start, int end, TextFont font)
    {
        var glyphs = new List<Glyph>(end - start);
        foreach (var run in Visual(Runs(levels, start, end)))
        {
            glyphs.AddRange(font.Shape(text, run.Start, run.Length, (run.Level & 1) == 1));
        }

        return new TextLine([.. glyphs], glyphs.Sum(glyph => (long)glyph.Advance));
    }

    private static List<Run> Runs(ReadOnlySpan<byte> levels, int start, int end)
    {
        var runs = new List<Run>();
        for (var at = start; at < end;)
        {
            var begin = at;
            while (at < end && levels[at] == levels[begin])
            {
                at++;
            }

            runs.Add(new Run(begin, at - begin, levels[begin]));
        }

        return runs;
    }

    /// <summary>L2: from the highest level down to the lowest odd one, what is at least as high is turned round.</summary>
    private static List<Run> Visual(List<Run> runs)
    {
        for (var level = runs.Select(run => run.Level).DefaultIfEmpty().Max(); level > 0; level--)
        {
            for (var at = 0; at < runs.Count; at++)
            {
                var begin = at;
                while (at < runs.Count && runs[at].Level >= level)
                {
                    at++;
                }

                runs.Reverse(begin, at - begin);
            }
        }

        return runs;
    }

    private readonly record struct Run(int Start, int Length, byte Level);
}
