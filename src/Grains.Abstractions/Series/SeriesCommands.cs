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
/// <param name="Attempt">Of how many bookings of this time it is the news, from 0.</param>
[GenerateSerializer, Immutable, Alias("series.record")]
public sealed record RecordOccurrence(CommandContext Context, int Index, OccurrenceOutcome Outcome, string? Code, int Attempt = 0)
    : SeriesCommand(Context);

/// <param name="Context">By either side, or an operator: what it costs is what cancelling each booking costs.</param>
/// <param name="Scope">Which of them.</param>
/// <param name="Index">Which time, from 0; not looked at when all are meant.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("series.cancel")]
public sealed record CancelSeries(CommandContext Context, SeriesScope Scope, int Index, string? Reason) : SeriesCommand(Context);

/// <summary>A time that was skipped or cancelled is wanted after all.</summary>
/// <param name="Context">By the customer, who pays for it, or an operator.</param>
/// <param name="Index">Which time, from 0.</param>
/// <param name="HasEnded">Whether the booking that it has is over; the grain fills it in.</param>
[GenerateSerializer, Immutable, Alias("series.rebook")]
public sealed record RebookOccurrence(CommandContext Context, int Index, bool HasEnded = false) : SeriesCommand(Context);

/// <summary>Given by the clock when a deadline of the series has passed.</summary>
[GenerateSerializer, Immutable, Alias("series.pass-time")]
public sealed record PassSeriesTime(CommandContext Context, string Deadline) : SeriesCommand(Context);

/// <summary>How much of a series something is about.</summary>
public enum SeriesScope
{
    One,
    Following,
    All,
}
