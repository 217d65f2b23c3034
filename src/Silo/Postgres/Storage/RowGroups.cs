namespace Marketplace.Postgres;

/// <summary>
/// Puts new rows of one table together that follow each other and look alike, so that they take one statement: for a
/// small row, planning and starting a statement costs more than the row.
/// </summary>
internal static class RowGroups
{
    /// <summary>Sizes are powers of two, so that the statements of a table are few and stay prepared. Beyond this, nothing is gained.</summary>
    private const int Most = 32;

    /// <param name="changes">In the order in which they must happen, which stays.</param>
    public static IEnumerable<ReadOnlyMemory<RowChange>> Of(IEnumerable<RowChange> changes)
    {
        var all = changes.ToArray();
        for (var first = 0; first < all.Length;)
        {
            var alike = 1;
            while (first + alike < all.Length && alike < Most && GoesWith(all.AsSpan(first, alike), all[first + alike]))
            {
                alike++;
            }

            var size = 1 << int.Log2(alike);
            yield return all.AsMemory(first, size);
            first += size;
        }
    }

    /// <summary>Two changes of one row must stay two statements: the second sees what the first did.</summary>
    private static bool GoesWith(ReadOnlySpan<RowChange> group, RowChange next)
    {
        var like = group[0];
        if (like.Verb is not (RowVerb.Insert or RowVerb.Put)
            || next.Verb != like.Verb
            || !ReferenceEquals(next.Table, like.Table)
            || !HaveSameColumns(like.Key, next.Key)
            || !HaveSameColumns(like.Once, next.Once)
            || !HaveSameColumns(like.Values, next.Values))
        {
            return false;
        }

        foreach (var row in group)
        {
            if (row.Key.AsSpan().SequenceEqual(next.Key.AsSpan()))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HaveSameColumns(ImmutableArray<RowValue> one, ImmutableArray<RowValue> next)
    {
        if (one.Length != next.Length)
        {
            return false;
        }

        for (var index = 0; index < one.Length; index++)
        {
            if (one[index].Column != next[index].Column)
            {
                return false;
            }
        }

        return true;
    }
}
