namespace Marketplace.Postgres;

/// <summary>What came of folding every stream anew.</summary>
/// <param name="Streams">How many were folded.</param>
/// <param name="Events">How many events they have.</param>
/// <param name="Differences">Where what is stored is not what follows; at most <see cref="Rebuild.DifferenceLimit"/>.</param>
internal sealed record RebuildReport(long Streams, long Events, ImmutableArray<RebuildDifference> Differences)
{
    public bool IsClean => Differences.IsEmpty;
}

/// <summary>One thing that is stored otherwise than the events of its stream say.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="What">What differs: `state`, `version`, `receipts`, `deadlines`, `intents`, `watermark`, `events`.</param>
/// <param name="Expected">What follows from the events.</param>
/// <param name="Found">What is stored.</param>
internal sealed record RebuildDifference(string Stream, string What, string Expected, string Found);
