using System.Diagnostics;
using Marketplace.Bookings;
using static Marketplace.Series.SeriesMoveOutcome;
using static Marketplace.Series.SeriesMoveStatus;

namespace Marketplace.Series;

/// <summary>
/// Several times of a series move together when both sides agree. All of it is looked at before; should somebody be faster in
/// between, what was moved goes back, unless what can be moved is all that was asked for.
/// </summary>
internal static class SeriesMoves
{
    private const string Expires = "move_expires";

    public static ImmutableArray<Deadline> Deadlines(SeriesState series) =>
        series.Move is { Status: Proposed } move ? [new Deadline(Expires, move.ExpiresAt)] : [];

    public static Decision<SeriesEvent> Propose(SeriesState series, ProposeSeriesMove propose, DateTimeOffset now)
    {
        if (propose.Found.View is not { } found)
        {
            return propose.Found.Refusal!;
        }

        if (Complaint(series, found.Times, propose.Change, now) is { } refusal)
        {
            return refusal;
        }

        var ends = found.Times.Where(time => time.Outcome is Pending).SelectMany(time => (DateTimeOffset[])[time.From, time.Start])
            .Append(now + BookingTimes.MoveWindow);
        return new SeriesMoveProposed(
            now,
            new SeriesMove(series.Moves + 1, SideOf(series, propose), propose.Context.By, propose.Change, found.Times, ends.Min(), Proposed));
    }

    /// <summary>Nobody agrees for the other side to what they proposed themselves.</summary>
    public static Decision<SeriesEvent> Accept(SeriesState series, AcceptSeriesMove accept, DateTimeOffset now)
    {
        if (series.Move is not { Status: Proposed } move || accept.Found is not { } found)
        {
            return SeriesRefusals.NothingProposed(series);
        }

        if (move.By == SideOf(series, accept) && !accept.Context.By.IsStaff)
        {
            return SeriesRefusals.NotYours(BookingRoles.Answering(move.By));
        }

        return now >= move.ExpiresAt ? SeriesRefusals.TooLate(move.ExpiresAt, now)
            : Complaint(series, found.Times, move.Change, now) is { } refusal ? refusal
            : new SeriesMoveAgreed(now, accept.Context.By, accept.WaivesFee, move with { Times = found.Times, Status = Moving });
    }

    public static Decision<SeriesEvent> Decline(SeriesState series, DeclineSeriesMove decline, DateTimeOffset now) =>
        series.Move is { Status: Proposed }
            ? new SeriesMoveDeclined(now, SideOf(series, decline), decline.Reason)
            : SeriesRefusals.NothingProposed(series);

    public static Decision<SeriesEvent> Pass(SeriesState series, PassSeriesTime pass, DateTimeOffset now) =>
        Deadlines(series).Any(deadline => deadline.Name == pass.Deadline && deadline.At <= now)
            ? new SeriesMoveDeclined(now, BookingSide.Platform, "It was not answered in time.")
            : Decision<SeriesEvent>.Nothing;

    public static Decision<SeriesEvent> Record(SeriesState series, RecordSeriesMove record, DateTimeOffset now)
    {
        if (series.Move is not { } move || move.Number != record.Number || OutcomeOf(move, record.Index) is not { } outcome)
        {
            return Decision<SeriesEvent>.Nothing;
        }

        var isUndone = move.Status is Returning or SeriesMoveStatus.Returned;
        return (outcome, record.Outcome) switch
        {
            (Stayed, SeriesMoveOutcome.Moved) when isUndone => new SeriesTimeStrayed(now, record.Index),
            (Pending or Stayed, SeriesMoveOutcome.Moved) => Settled(series, now, new SeriesTimeMoved(now, record.Index)),
            (Pending, Stayed) when move.Change.SkipConflicts => Settled(series, now, new SeriesTimeStayed(now, record.Index, record.Code!)),
            (Pending, Stayed) => Settled(series, now, new SeriesTimeStayed(now, record.Index, record.Code!), new SeriesMoveUndone(now)),
            (Pending or SeriesMoveOutcome.Moved, Gone) => Settled(series, now, new SeriesTimeGone(now, record.Index)),
            (SeriesMoveOutcome.Moved, SeriesMoveOutcome.Returned) when isUndone => Settled(series, now, new SeriesTimeReturned(now, record.Index)),
            (SeriesMoveOutcome.Moved, Stranded) when isUndone => Settled(series, now, new SeriesTimeStranded(now, record.Index, record.Code!)),

            // Heard before, in other words.
            _ => Decision<SeriesEvent>.Nothing,
        };
    }

    public static SeriesState Evolve(SeriesState series, SeriesEvent happened) => happened switch
    {
        SeriesMoveProposed e => series with { Move = e.Move, Moves = e.Move.Number },
        SeriesMoveDeclined => series with { Move = null },
        SeriesMoveAgreed e => series with { Move = e.Move },
        SeriesTimeMoved e => Moved(With(series, e.Index, SeriesMoveOutcome.Moved), e.Index),
        SeriesTimeStrayed e => With(series, e.Index, SeriesMoveOutcome.Moved),
        SeriesTimeStayed e => With(series, e.Index, Stayed, e.Code),
        SeriesTimeGone e => With(series, e.Index, Gone),
        SeriesTimeReturned e => With(series, e.Index, SeriesMoveOutcome.Returned),
        SeriesTimeStranded e => Moved(With(series, e.Index, Stranded, e.Code), e.Index),
        SeriesMoveUndone => series with
        {
            Move = series.Move! with
            {
                Status = Returning,
                Times = [.. series.Move.Times.Select(time => time.Outcome is Pending ? time with { Outcome = Stayed } : time)],
            },
        },
        SeriesMoveEnded => Ended(series),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    /// <summary>What is in the way of all of them; null when they may go.</summary>
    private static Refusal? Complaint(SeriesState series, ImmutableArray<SeriesMoveTime> times, SeriesChange change, DateTimeOffset now) =>
        times.IsEmpty ? SeriesRefusals.NothingToMove(series, now)
        : times.All(time => time.Outcome is Stayed) || (!change.SkipConflicts && times.Any(time => time.Outcome is Stayed)) ? SeriesRefusals.Conflict(times)
        : null;

    /// <summary>What happened, and the end of it when it was the last that the move waited for.</summary>
    private static Decision<SeriesEvent> Settled(SeriesState series, DateTimeOffset now, params ReadOnlySpan<SeriesEvent> happened)
    {
        ImmutableArray<SeriesEvent> events = [.. happened];
        var after = events.Aggregate(series, Evolve).Move!;
        var isDone = after.Status switch
        {
            Moving => after.Times.All(time => time.Outcome is not Pending),
            Returning => after.Times.All(time => time.Outcome is not SeriesMoveOutcome.Moved),
            _ => false,
        };
        return Decision<SeriesEvent>.Happened(isDone ? events.Add(new SeriesMoveEnded(now)) : events);
    }

    /// <summary>Until a move has ended its times may still go back, so the series takes them over only then.</summary>
    private static SeriesState Ended(SeriesState series)
    {
        var move = series.Move!;
        var ended = series with { Move = move with { Status = move.Status is Returning ? SeriesMoveStatus.Returned : SeriesMoveStatus.Moved } };
        return ended.Move.Times.Where(time => time.Outcome is SeriesMoveOutcome.Moved or Stranded)
            .Aggregate(ended, (taken, time) => Moved(taken, time.Index));
    }

    private static SeriesState Moved(SeriesState series, int index)
    {
        var (time, move) = (series.Times[index], series.Move!);
        if (move.Status is Moving or Returning)
        {
            return series;
        }

        var moved = move.Times.First(moved => moved.Index == index);
        return series.With(index, time with
        {
            Start = moved.Start,
            End = moved.End,
            OriginalStart = move.Change.Scope is SeriesScope.One ? time.OriginalStart ?? time.Start : null,
        });
    }

    private static SeriesState With(SeriesState series, int index, SeriesMoveOutcome outcome, string? code = null) => series with
    {
        Move = series.Move! with
        {
            Times = [.. series.Move.Times.Select(time => time.Index == index ? time with { Outcome = outcome, Code = code } : time)],
        },
    };

    private static SeriesMoveOutcome? OutcomeOf(SeriesMove move, int index) =>
        move.Times.Where(time => time.Index == index).Select(time => (SeriesMoveOutcome?)time.Outcome).FirstOrDefault();

    private static BookingSide SideOf(SeriesState series, SeriesCommand command) =>
        command.Context.By.IsStaff ? BookingSide.Platform
        : command.Context.By.ActsFor(series.ProviderId) ? BookingSide.Provider
        : BookingSide.Customer;
}
