using Marketplace.Bookings;
using Marketplace.Series;
using static Marketplace.Series.OccurrenceOutcome;

namespace Marketplace.Simulations;

/// <summary>What a series and its bookings must say of each other once everything has settled: no series is ever half booked.</summary>
internal static class SeriesLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Placed(town), .. Moved(town.Watch.History)];

    private static IEnumerable<Violation> Placed(Town town)
    {
        var bookings = town.Watch.History.Last<BookingState>().ToDictionary(booking => booking.Id.GetGuidKey(), booking => booking.State);
        var paidLate = town.Watch.History.All<BookingSlotRetaken>().Select(retaken => retaken.At.Stream.GetGuidKey()).ToHashSet();
        foreach (var (id, series) in town.Watch.History.Last<SeriesState>())
        {
            if (series.Status is not (SeriesStatus.Placed or SeriesStatus.Refused) || series.Times.Any(time => time.Outcome is Pending or Strayed or Cancelling))
            {
                yield return new Violation("liveness", $"{id} is still {series.Status}: {Outcomes(series)}");
            }

            if (series is { Status: SeriesStatus.Placed, Plan.SkipConflicts: false } && series.Times.Any(time => time.Attempt == 0 && time.Outcome is not (Booked or Cancelled)))
            {
                yield return new Violation("series", $"{id} was to be booked as a whole: {Outcomes(series)}");
            }

            for (var index = 0; index < series.Times.Length; index++)
            {
                var booking = SeriesView.BookingOf(id.GetGuidKey(), index, series.Times[index].Attempt);
                if (Complaint(series.Times[index].Outcome, bookings.GetValueOrDefault(booking), paidLate.Contains(booking)) is { } complaint)
                {
                    yield return new Violation("series", $"{id} says that time {index} is {series.Times[index].Outcome}, and its booking {complaint}");
                }
            }
        }
    }

    /// <summary>Times that move together all move or none does, unless what can be moved is all that was asked for; and each booking has moved as its series says.</summary>
    private static IEnumerable<Violation> Moved(History history)
    {
        foreach (var (id, series) in history.Last<SeriesState>())
        {
            if (series.Move is { Status: SeriesMoveStatus.Proposed or SeriesMoveStatus.Moving or SeriesMoveStatus.Returning } open)
            {
                yield return new Violation("liveness", $"{id} has a move that is still {open.Status}");
            }
        }

        var moves = history.All<BookingMoved>().ToLookup(moved => moved.At.Stream.GetGuidKey(), moved => moved.Event.Terms.Start);
        foreach (var (at, _) in history.All<SeriesMoveEnded>())
        {
            var move = ((SeriesState)at.Step.After).Move!;
            var isWhole = move.Status is SeriesMoveStatus.Moved
                ? move.Times.All(time => time.Outcome is SeriesMoveOutcome.Moved or SeriesMoveOutcome.Gone)
                : move.Times.All(time => time.Outcome is not (SeriesMoveOutcome.Moved or SeriesMoveOutcome.Pending));
            if (!move.Change.SkipConflicts && !isWhole)
            {
                yield return new Violation("moves", $"{at.Stream} was to move as a whole: {string.Join(", ", move.Times.Select(time => time.Outcome))}");
            }

            foreach (var time in move.Times)
            {
                var went = moves[time.BookingId];
                var isSo = time.Outcome switch
                {
                    SeriesMoveOutcome.Moved or SeriesMoveOutcome.Stranded => went.Contains(time.Start),
                    SeriesMoveOutcome.Returned => went.Contains(time.Start) && went.Contains(time.From),
                    _ => true,
                };
                if (!isSo)
                {
                    yield return new Violation("moves", $"{at.Stream} says that {time.BookingId} is {time.Outcome}, and it went to {string.Join(", ", went.Select(start => $"{start:u}"))}");
                }
            }
        }
    }

    private static string? Complaint(OccurrenceOutcome outcome, BookingState? booking, bool isPaidLate) => (outcome, booking) switch
    {
        // It had ended unpaid when the rest was called off, and ran by a version in which money that was on its way takes it up again for all that.
        (Cancelled, { } sold) when isPaidLate && !BookingProcesses.Of(sold).Has(BookingStatus.PaymentExpired, BookingAction.Cancel) => null,
        (Skipped or Untried, null) => null,
        (Skipped or Untried, _) => "exists",
        (_, null) => "does not exist",
        (Released or Cancelled, { EndedAt: null }) => $"goes on as {booking.Status}",
        _ => null,
    };

    private static string Outcomes(SeriesState series) => string.Join(", ", series.Times.Select(time => time.Outcome));
}
