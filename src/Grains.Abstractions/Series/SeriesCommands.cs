namespace Marketplace.Series;

/// <summary>Something a person, or the platform, wants of a series.</summary>
[GenerateSerializer, Immutable, Alias("series.command")]
public abstract record SeriesCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the customer.</param>
/// <param name="Plan">What they want.</param>
[GenerateSerializer, Immutable, Alias("series.book")]
public sealed record BookSeries(CommandContext Context, SeriesPlan Plan) : SeriesCommand(Context);

/// <summary>The same wish with everything the decision rests on.</summary>
[GenerateSerializer, Immutable, Alias("series.start")]
public sealed record StartSeries(CommandContext Context, SeriesPlan Plan, SeriesPreview Found) : SeriesCommand(Context);

/// <summary>What became of one time.</summary>
/// <param name="Context">By the platform; the same for the same news, however often it is told.</param>
/// <param name="Index">Which time, from 0.</param>
/// <param name="Outcome">`booked`, `skipped`, `released` or `cancelled`.</param>
/// <param name="Code">Why not, as the booking said it.</param>
[GenerateSerializer, Immutable, Alias("series.record")]
public sealed record RecordOccurrence(CommandContext Context, int Index, OccurrenceOutcome Outcome, string? Code) : SeriesCommand(Context);

/// <param name="Context">By either side, or an operator: what it costs is what cancelling each booking costs.</param>
/// <param name="Scope">Which of them.</param>
/// <param name="Index">Which time, from 0; not looked at when all are meant.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("series.cancel")]
public sealed record CancelSeries(CommandContext Context, SeriesScope Scope, int Index, string? Reason) : SeriesCommand(Context);

/// <summary>How much of a series something is about.</summary>
public enum SeriesScope
{
    One,
    Following,
    All,
}
