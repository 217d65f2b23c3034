namespace Marketplace.Series;

/// <summary>Other times are proposed; the other side has to agree.</summary>
/// <param name="Context">By either side, or an operator.</param>
/// <param name="Change">What is wanted.</param>
/// <param name="Found">What that would meet; the grain fills it in.</param>
[GenerateSerializer, Immutable, Alias("series.propose-move")]
public sealed record ProposeSeriesMove(CommandContext Context, SeriesChange Change, Outcome<SeriesMovePreview> Found = default)
    : SeriesCommand(Context);

/// <summary>The other side agrees, and the bookings are moved.</summary>
/// <param name="Context">By the side that was asked.</param>
/// <param name="WaivesFee">From the provider: cancellations are judged by the new starts.</param>
/// <param name="Found">What moving them meets by now; the grain fills it in.</param>
[GenerateSerializer, Immutable, Alias("series.accept-move")]
public sealed record AcceptSeriesMove(CommandContext Context, bool WaivesFee, SeriesMovePreview? Found = null) : SeriesCommand(Context);

/// <summary>They stay where they are: the other side does not agree, or whoever proposed thinks better of it.</summary>
[GenerateSerializer, Immutable, Alias("series.decline-move")]
public sealed record DeclineSeriesMove(CommandContext Context, string? Reason) : SeriesCommand(Context);

/// <summary>What became of one time that was to be moved.</summary>
/// <param name="Context">By the platform; the same for the same news, however often it is told.</param>
/// <param name="Number">Of which move.</param>
/// <param name="Index">Which time, from 0.</param>
/// <param name="Outcome">`moved`, `stayed`, `gone`, `returned` or `stranded`.</param>
/// <param name="Code">Why not, as the booking said it.</param>
[GenerateSerializer, Immutable, Alias("series.record-move")]
public sealed record RecordSeriesMove(CommandContext Context, int Number, int Index, SeriesMoveOutcome Outcome, string? Code)
    : SeriesCommand(Context);
