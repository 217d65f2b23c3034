using System.Diagnostics;
using Marketplace.Bookings;
using static Marketplace.Series.OccurrenceOutcome;
using static Marketplace.Series.SeriesStatus;

namespace Marketplace.Series;

/// <summary>
/// The rules of a series. It books nothing itself: its relay books one time after the other and tells it what came of it,
/// at least once and in any order that crashes make of it. Whatever is booked when the series has given up is freed.
/// </summary>
internal sealed class BookingSeries : IRules<SeriesState, SeriesCommand, SeriesEvent>
{
    private BookingSeries()
    {
    }

    public static string StreamType => "series";

    /// <summary>Read top-down: does it exist, may you, can it be done now, are the details right.</summary>
    public static Decision<SeriesEvent> Decide(SeriesState series, SeriesCommand command, DateTimeOffset now) =>
        (series.Status, command) switch
        {
            (None, StartSeries start) => Start(start, now),
            (None, _) => SeriesRefusals.Unknown,
            (_, StartSeries) => SeriesRefusals.AlreadyStarted,
            _ when !Concerns(series, command.Context.By) => SeriesRefusals.Unknown,
            (_, RecordOccurrence) when command.Context.By.Role is not ActorRole.Platform => SeriesRefusals.Unknown,
            (_, RecordOccurrence record) => Record(series, record, now),
            (_, RecordSeriesMove or PassSeriesTime) when command.Context.By.Role is not ActorRole.Platform => SeriesRefusals.Unknown,
            (_, RecordSeriesMove record) => SeriesMoves.Record(series, record, now),
            (_, PassSeriesTime pass) => SeriesMoves.Pass(series, pass, now),
            (Placed, _) when series.IsMoving => SeriesRefusals.WhileMoving(series.Move!),
            (Placed, CancelSeries cancel) => Cancel(series, cancel, now),
            (Placed, RebookOccurrence rebook) => Rebook(series, rebook, now),
            (Placed, ProposeSeriesMove propose) => SeriesMoves.Propose(series, propose, now),
            (Placed, AcceptSeriesMove accept) => SeriesMoves.Accept(series, accept, now),
            (Placed, DeclineSeriesMove decline) => SeriesMoves.Decline(series, decline, now),
            _ => SeriesRefusals.NotWhile(series.Status),
        };

    public static SeriesState Evolve(SeriesState series, SeriesEvent happened) =>
        happened switch
        {
            SeriesStarted e => new SeriesState
            {
                Status = Placing,
                CustomerId = e.CustomerId,
                ProviderId = e.Found.ProviderId,
                Title = e.Found.Title,
                Plan = e.Plan,
                CreatedAt = e.At,
                Times = [.. e.Found.Times.Select(time => new SeriesTimeState(time.Start, time.End, time.Conflict is null ? Pending : Skipped, time.Conflict))],
            },
            SeriesOccurrenceBooked e => series.With(e.Index, Booked),
            SeriesOccurrenceSkipped e => series.With(e.Index, Skipped, e.Code),
            SeriesOccurrenceStrayed e => series.With(e.Index, Strayed),
            SeriesOccurrenceReleased e => series.With(e.Index, Released),
            SeriesOccurrenceCancelled e => series.With(e.Index, Cancelled),
            SeriesOccurrenceKept e => series.With(e.Index, Booked, e.Code),
            SeriesPlaced => series with { Status = Placed },
            SeriesRefused => series with { Status = Refused },
            SeriesAbandoned => series with
            {
                Status = Releasing,
                Times = [.. series.Times.Select(time => time.Outcome is Pending ? time with { Outcome = Untried } : time)],
            },
            SeriesCancellationAsked e => e.Indexes.Aggregate(series, (told, index) => told.With(index, Cancelling)),
            SeriesOccurrenceWanted e => series.With(e.Index, series.Times[e.Index] with { Outcome = Pending, Code = null, Attempt = e.Attempt }),
            SeriesMoveProposed or SeriesMoveDeclined or SeriesMoveAgreed or SeriesTimeMoved or SeriesTimeStayed or SeriesTimeGone
                or SeriesMoveUndone or SeriesTimeStrayed or SeriesTimeReturned or SeriesTimeStranded or SeriesMoveEnded => SeriesMoves.Evolve(series, happened),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(SeriesState series) => SeriesMoves.Deadlines(series);

    public static SeriesCommand AtDeadline(SeriesState series, string name, CommandContext context) => new PassSeriesTime(context, name);

    public static bool Concerns(SeriesState series, Actor who) =>
        who.IsStaff || who.ActsFor(series.ProviderId) || (who.Role is ActorRole.Member && who.Id == series.CustomerId);

    private static Decision<SeriesEvent> Start(StartSeries start, DateTimeOffset now)
    {
        if (start.Context.By.ActsFor(start.Found.ProviderId))
        {
            return BookingRefusals.OwnListing(start.Found.ProviderId);
        }

        var conflicts = start.Found.Times.Count(time => time.Conflict is not null);
        return conflicts == start.Found.Times.Length || (conflicts > 0 && !start.Plan.SkipConflicts)
            ? SeriesRefusals.Conflict(start.Found.Times)
            : new SeriesStarted(now, start.Context.By.Id, start.Plan, start.Found);
    }

    private static Decision<SeriesEvent> Record(SeriesState series, RecordOccurrence record, DateTimeOffset now) =>
        (series.Times[record.Index].Outcome, record.Outcome) switch
        {
            // Of a booking that another one has taken the place of since.
            _ when series.Times[record.Index].Attempt != record.Attempt => Decision<SeriesEvent>.Nothing,
            (Pending, Booked) => Settled(series, new SeriesOccurrenceBooked(now, record.Index), now),
            (Pending, Skipped) when series.Plan!.SkipConflicts || series.Status is Placed => Settled(series, new SeriesOccurrenceSkipped(now, record.Index, record.Code!), now),
            (Pending, Skipped) => Settled(series, new SeriesOccurrenceSkipped(now, record.Index, record.Code!), now, new SeriesAbandoned(now)),
            (Skipped or Untried, Booked) => new SeriesOccurrenceStrayed(now, record.Index),
            (Booked or Strayed, Released) => Settled(series, new SeriesOccurrenceReleased(now, record.Index), now),
            (Cancelling, Cancelled) => new SeriesOccurrenceCancelled(now, record.Index),
            (Cancelling, Booked) => new SeriesOccurrenceKept(now, record.Index, record.Code!),

            // Heard before, in other words.
            _ => Decision<SeriesEvent>.Nothing,
        };

    /// <summary>What happened, and what follows from it when it was the last that the series waited for.</summary>
    private static Decision<SeriesEvent> Settled(SeriesState series, SeriesEvent happened, DateTimeOffset now, params ReadOnlySpan<SeriesEvent> more)
    {
        ImmutableArray<SeriesEvent> events = [happened, .. more];
        var after = events.Aggregate(series, Evolve);
        var isBooked = after.Times.Any(time => time.Outcome is Booked);
        SeriesEvent? end = after.Status switch
        {
            Placing when after.Times.Any(time => time.Outcome is Pending) => null,
            Placing => isBooked ? new SeriesPlaced(now) : new SeriesRefused(now),
            Releasing when !isBooked => new SeriesRefused(now),
            _ => null,
        };
        return Decision<SeriesEvent>.Happened(end is null ? events : events.Add(end));
    }

    private static Decision<SeriesEvent> Rebook(SeriesState series, RebookOccurrence rebook, DateTimeOffset now)
    {
        if (!rebook.Context.By.IsStaff && rebook.Context.By.Id != series.CustomerId)
        {
            return SeriesRefusals.NotYours(BookingRole.Customer | BookingRole.Operator);
        }

        return rebook.Index >= series.Times.Length || series.Times[rebook.Index] is not { } time || time.Start <= now
            || !(time.Outcome is Skipped or Cancelled || (time.Outcome is Booked && rebook.HasEnded))
                ? SeriesRefusals.NothingToRebook(series, rebook.Index, now)
                : new SeriesOccurrenceWanted(now, rebook.Index, time.Attempt + 1, time.Start, series.CustomerId, series.Plan!);
    }

    private static Decision<SeriesEvent> Cancel(SeriesState series, CancelSeries cancel, DateTimeOffset now)
    {
        ImmutableArray<int> indexes =
        [
            .. Enumerable.Range(0, series.Times.Length)
                .Where(index => series.Times[index].Outcome is Booked && series.Times[index].End > now)
                .Where(index => cancel.Scope switch
                {
                    SeriesScope.One => index == cancel.Index,
                    SeriesScope.Following => index >= cancel.Index,
                    _ => true,
                }),
        ];
        return indexes.IsEmpty ? SeriesRefusals.NothingToCancel(series, now) : new SeriesCancellationAsked(now, cancel.Context.By, indexes, cancel.Reason);
    }
}
