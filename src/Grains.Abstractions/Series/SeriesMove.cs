using System.Text.Json.Serialization;
using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>What somebody wants changed about some or all times of a series.</summary>
/// <param name="Scope">Which of them.</param>
/// <param name="Index">The time that is named, from 0: the only one, the first, or the one that the others go along with.</param>
/// <param name="Rule">
/// Null moves every time as far as the named one, by the clock on the wall. A rule gives them new times, one after the other, from
/// <see cref="Start"/> on.
/// </param>
/// <param name="StartDate">The local date, in the zone of the series, on which the named time begins from now on; null leaves all of them when they begin.</param>
/// <param name="StartTime">And the time of that day.</param>
/// <param name="Duration">How long each takes from now on; null leaves that. No time may come to cost something else by it.</param>
/// <param name="IncludesMoved">Whether times that were moved by themselves before go along with the others again.</param>
/// <param name="SkipConflicts">Moves what can be moved. Without it all of them move or none does.</param>
/// <param name="WaivesFee">From the provider: cancellations are judged by the new starts.</param>
/// <param name="Reason">For the other side.</param>
[GenerateSerializer, Immutable, Alias("series.change")]
public sealed record SeriesChange(
    SeriesScope Scope,
    int Index,
    string? Rule,
    DateOnly? StartDate,
    TimeOnly? StartTime,
    TimeSpan? Duration,
    bool IncludesMoved,
    bool SkipConflicts,
    bool WaivesFee,
    string? Reason)
{
    /// <summary>When the named time begins from now on, by the clock on the wall.</summary>
    [JsonIgnore]
    public DateTime? Start => StartDate is { } date && StartTime is { } time ? date.ToDateTime(time) : null;
}

/// <summary>Where one time of a series is to go.</summary>
/// <param name="Index">Which time, from 0.</param>
/// <param name="BookingId">Its booking.</param>
/// <param name="From">When it begins now.</param>
/// <param name="FromEnd">When it ends now, exclusive.</param>
/// <param name="FromDuration">How long it takes now: whole days for a stay, whatever the clocks do meanwhile.</param>
/// <param name="Start">When it would begin.</param>
/// <param name="End">When it would end.</param>
/// <param name="Anchor">The start by which a cancellation is judged now; a move that is undone gives it back.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Code">Why it stays: the rule of a slot, or the code of a refusal.</param>
[GenerateSerializer, Immutable, Alias("series.move-time")]
public sealed record SeriesMoveTime(
    int Index,
    Guid BookingId,
    DateTimeOffset From,
    DateTimeOffset FromEnd,
    TimeSpan FromDuration,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateTimeOffset Anchor,
    SeriesMoveOutcome Outcome,
    string? Code);

/// <summary>What moving some times would meet.</summary>
/// <param name="Times">In order. Those that could not be moved stay, and say why.</param>
[GenerateSerializer, Immutable, Alias("series.move-preview")]
public sealed record SeriesMovePreview(ImmutableArray<SeriesMoveTime> Times);

/// <summary>Other times that one side proposes, and what became of them.</summary>
/// <param name="Number">Counts what was proposed, from 1.</param>
/// <param name="By">Which side proposes.</param>
/// <param name="Proposer">Who: each booking is moved in their name.</param>
/// <param name="Change">What they want.</param>
/// <param name="Times">What that means for each time, in order.</param>
/// <param name="ExpiresAt">Until when the other side may agree.</param>
/// <param name="Status">How far it has come.</param>
[GenerateSerializer, Immutable, Alias("series.move")]
public sealed record SeriesMove(
    int Number,
    BookingSide By,
    Actor Proposer,
    SeriesChange Change,
    ImmutableArray<SeriesMoveTime> Times,
    DateTimeOffset ExpiresAt,
    SeriesMoveStatus Status);

/// <summary>How far a move of several times has come. Stored by name; never rename.</summary>
public enum SeriesMoveStatus
{
    /// <summary>The other side has to agree.</summary>
    Proposed,

    /// <summary>Agreed; the bookings are being moved.</summary>
    Moving,

    /// <summary>One could not be moved, so those that were are being moved back.</summary>
    Returning,

    /// <summary>Done: all of them, or what could be when conflicts are skipped.</summary>
    Moved,

    /// <summary>One could not be moved, so all are where they were.</summary>
    Returned,
}

/// <summary>What became of one time that was to be moved. Stored by name; never rename.</summary>
public enum SeriesMoveOutcome
{
    /// <summary>Its turn has not come.</summary>
    Pending,
    Moved,

    /// <summary>It could not be moved, or was not tried any more because another could not.</summary>
    Stayed,

    /// <summary>Its booking had ended.</summary>
    Gone,

    /// <summary>Moved back, because another could not be moved.</summary>
    Returned,

    /// <summary>It should have been moved back, and somebody had its old time by then: it keeps the new one, to which both sides agreed.</summary>
    Stranded,
}
