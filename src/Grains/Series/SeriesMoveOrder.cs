namespace Marketplace.Series;

/// <summary>
/// In which order times move so that none waits for another to leave its place: those that go later from the last to the first, and
/// those that go earlier from the first to the last. Going back is the other way round.
/// </summary>
internal static class SeriesMoveOrder
{
    public static ImmutableArray<SeriesMoveTime> Of(IEnumerable<SeriesMoveTime> times)
    {
        var goLater = times.ToLookup(time => time.Start >= time.From);
        return [.. goLater[true].OrderByDescending(time => time.From), .. goLater[false].OrderBy(time => time.From)];
    }
}
