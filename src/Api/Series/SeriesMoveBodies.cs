using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>Other times that one side proposes, and what became of them.</summary>
/// <param name="Status">`proposed`, `moving`, `returning`, `moved` or `returned`.</param>
/// <param name="By">Which side proposes.</param>
/// <param name="Scope">Which times are meant.</param>
/// <param name="Reason">For the other side.</param>
/// <param name="SkipConflicts">Whether what can be moved is moved, rather than all or nothing.</param>
/// <param name="WaivesFee">Whether the provider lets cancellations be judged by the new starts.</param>
/// <param name="ExpiresAt">Until when it may be answered.</param>
/// <param name="Times">Every time that is to move, in order.</param>
internal sealed record SeriesMoveBody(
    SeriesMoveStatus Status,
    BookingSide By,
    SeriesScope Scope,
    string? Reason,
    bool SkipConflicts,
    bool WaivesFee,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<SeriesMoveTimeBody> Times)
{
    public static SeriesMoveBody Of(SeriesMove move) => new(
        move.Status,
        move.By,
        move.Change.Scope,
        move.Change.Reason,
        move.Change.SkipConflicts,
        move.Change.WaivesFee,
        move.ExpiresAt,
        [.. move.Times.Select(SeriesMoveTimeBody.Of)]);
}

/// <summary>Where one time goes.</summary>
/// <param name="Occurrence">Which time, from 0.</param>
/// <param name="BookingId">Its booking.</param>
/// <param name="From">When it began when this was proposed.</param>
/// <param name="Start">When it is to begin.</param>
/// <param name="End">When it is to end, exclusive.</param>
/// <param name="Outcome">`pending`, `moved`, `stayed`, `gone` (its booking had ended), `returned` or `stranded`.</param>
/// <param name="Code">Why it stays: the rule of a slot, `price`, or the code of a refusal.</param>
internal sealed record SeriesMoveTimeBody(
    int Occurrence, Guid BookingId, DateTimeOffset From, DateTimeOffset Start, DateTimeOffset End, SeriesMoveOutcome Outcome, string? Code)
{
    public static SeriesMoveTimeBody Of(SeriesMoveTime time) =>
        new(time.Index, time.BookingId, time.From, time.Start, time.End, time.Outcome, time.Code);
}

/// <summary>What moving some times would meet.</summary>
/// <param name="Times">Every time that would move, and what is in the way of those that cannot.</param>
/// <param name="Conflicts">How many of them cannot.</param>
internal sealed record SeriesMovePreviewBody(IReadOnlyList<SeriesMovePreviewTime> Times, int Conflicts)
{
    public static SeriesMovePreviewBody Of(SeriesMovePreview found) => new(
        [.. found.Times.Select(time => new SeriesMovePreviewTime(time.Index, time.BookingId, time.From, time.Start, time.End, time.Code))],
        found.Times.Count(time => time.Code is not null));
}

/// <summary>Where one time would go.</summary>
/// <param name="Occurrence">Which time, from 0.</param>
/// <param name="BookingId">Its booking.</param>
/// <param name="From">When it begins now.</param>
/// <param name="Start">When it would begin.</param>
/// <param name="End">When it would end, exclusive.</param>
/// <param name="Conflict">The rule that says no; null when it may go.</param>
internal sealed record SeriesMovePreviewTime(
    int Occurrence, Guid BookingId, DateTimeOffset From, DateTimeOffset Start, DateTimeOffset End, string? Conflict);
